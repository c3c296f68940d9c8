package com.socmate.adapters.notification.mail;

import com.socmate.adapters.notification.Wording;
import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.application.port.Mail;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.domain.identity.User;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;

/// Hands e-mail to a server by SMTP, in a connection for each, and answers what it said.
public final class SmtpMail implements Mail {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ANSWER = 300;

  private final SmtpSettings settings;
  private final Optional<URI> product;
  private final Session session;

  /// @param product the address under which people reach the product, for links
  public SmtpMail(SmtpSettings settings, Optional<URI> product) {
    this.settings = settings;
    this.product = product;
    this.session = Session.getInstance(settings.properties());
  }

  @Override
  public Told send(User to, Telling telling) {
    try {
      hand(Letter.of(session, envelope(to, telling), Wording.of(telling, product)));
      return new Told.Taken(OptionalInt.empty(), "The mail server took it.");
    } catch (AddressException e) {
      return never("The user's address is none that e-mail can be sent to.");
    } catch (AuthenticationFailedException e) {
      return notNow("The mail server does not let us in with our user and password.");
    } catch (SendFailedException e) {
      return isForGood(e)
          ? never("The mail server refuses the recipient: " + answer(e))
          : notNow("The mail server did not take it: " + answer(e));
    } catch (MessagingException e) {
      return notNow("The mail server could not be spoken to: " + answer(e));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java has UTF-8.", e);
    }
  }

  private void hand(Letter letter) throws MessagingException {
    try (Transport transport = session.getTransport()) {
      if (settings.user().isPresent()) {
        transport.connect(settings.user().get(), settings.password());
      } else {
        transport.connect();
      }
      transport.sendMessage(letter, letter.getAllRecipients());
    }
  }

  private Letter.Envelope envelope(User to, Telling telling) {
    var thread =
        telling.news().schedule().map(Object::toString).orElse(telling.news().event().text());
    return new Letter.Envelope(
        settings.from(),
        to.email(),
        VisibleText.of(to.name(), LONGEST_NAME),
        telling.key() + "@" + settings.domain(),
        thread + "@" + settings.domain(),
        Date.from(telling.at()));
  }

  /// Addresses are called invalid for answers that say so for good, unsent for those that do not.
  private static boolean isForGood(SendFailedException e) {
    return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
  }

  private static String answer(MessagingException e) {
    return VisibleText.of(String.valueOf(e.getMessage()), LONGEST_ANSWER);
  }

  private static Told never(String why) {
    return new Told.Never(OptionalInt.empty(), why);
  }

  private static Told notNow(String why) {
    return new Told.NotNow(OptionalInt.empty(), why, Optional.empty());
  }
}
