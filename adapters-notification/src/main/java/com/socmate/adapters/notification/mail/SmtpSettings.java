package com.socmate.adapters.notification.mail;

import com.socmate.application.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Which server takes e-mail, and how it is spoken to.
///
/// @param user empty where the server wants none
/// @param password of that user
/// @param from as which address is sent
/// @param patience for each step of the exchange
public record SmtpSettings(
    String host,
    int port,
    Security security,
    Optional<String> user,
    String password,
    String from,
    Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SUBMISSION = 587;

  /// How the exchange is kept from others.
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /// Empty if no server is named.
  ///
  /// @throws IllegalArgumentException naming the key and what would be right
  public static Optional<SmtpSettings> from(Environment environment) {
    return environment.given("SOCMATE_SMTP_HOST").map(host -> of(host, environment));
  }

  private static SmtpSettings of(String host, Environment environment) {
    return new SmtpSettings(
        host,
        environment.number("SOCMATE_SMTP_PORT", SUBMISSION, 1, 65_535),
        environment.parsed("SOCMATE_SMTP_SECURITY", SmtpSettings::security),
        environment.given("SOCMATE_SMTP_USER"),
        environment.path("SOCMATE_SMTP_PASSWORD_FILE").map(SmtpSettings::password).orElse(""),
        environment.parsed("SOCMATE_SMTP_FROM", SmtpSettings::from),
        PATIENCE);
  }

  private static Security security(String text) {
    return text.isEmpty()
        ? Security.STARTTLS
        : Arrays.stream(Security.values())
            .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("must be starttls, tls or none; found " + text));
  }

  private static String from(String text) {
    if (!text.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
      throw new IllegalArgumentException(
          "must be the address that e-mail is sent as, such as socmate@example.com");
    }
    return text;
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "SOCMATE_SMTP_PASSWORD_FILE cannot be read: " + file + ".", e);
    }
  }

  /// The part behind the @, for identifiers of messages.
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  Properties properties() {
    var all = new Properties();
    all.setProperty("mail.transport.protocol", "smtp");
    all.setProperty("mail.smtp.host", host);
    all.setProperty("mail.smtp.port", Integer.toString(port));
    all.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    all.setProperty("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    all.setProperty("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    for (var step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      all.setProperty("mail.smtp." + step, Long.toString(patience.toMillis()));
    }
    return all;
  }

  /// Without the password.
  @Override
  public String toString() {
    return "SmtpSettings[host=" + host + ", port=" + port + ", security=" + security + "]";
  }
}
