package com.socmate.application.identity;

import com.socmate.application.port.Directory;
import com.socmate.application.port.LocalLogins;
import com.socmate.application.port.OneTimeSecrets;
import com.socmate.application.port.OneTimeSecrets.Purpose;
import com.socmate.application.port.OneTimeSecrets.Redemption;
import com.socmate.application.port.Passwords;
import com.socmate.application.port.SignIns;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one-time links do: make the first administrator, while there is none, and let users of the
/// local provider choose a password.
public final class FollowLink {
  private static final Duration FIRST_ADMIN_LIFE = Duration.ofHours(1);
  private static final String USER = "user";

  private final Directory directory;
  private final LocalLogins logins;
  private final Passwords passwords;
  private final OneTimeSecrets secrets;
  private final SignIns signIns;
  private final Transactions transactions;
  private final Trail trail;
  private final IdGenerator ids;

  /// What it needs of the outside.
  public record Ports(
      Directory directory,
      LocalLogins logins,
      Passwords passwords,
      OneTimeSecrets secrets,
      SignIns signIns,
      Transactions transactions) {}

  public FollowLink(Ports ports, Trail trail, IdGenerator ids) {
    this.directory = ports.directory();
    this.logins = ports.logins();
    this.passwords = ports.passwords();
    this.secrets = ports.secrets();
    this.signIns = ports.signIns();
    this.transactions = ports.transactions();
    this.trail = trail;
    this.ids = ids;
  }

  /// A new link's secret for the first administrator; empty once there is one.
  public Optional<String> offerFirstAdmin() {
    return directory.actingAdmins() == 0
        ? Optional.of(secrets.issue(Purpose.FIRST_ADMIN, Map.of(), FIRST_ADMIN_LIFE))
        : Optional.empty();
  }

  /// A new link's secret for a user to choose a password; earlier ones become worthless.
  String offerPassword(UserId user, Duration life) {
    secrets.withdraw(Purpose.PASSWORD, USER, user.value());
    return secrets.issue(Purpose.PASSWORD, Map.of(USER, user.value()), life);
  }

  /// What a link would do, without doing it.
  public Optional<Meaning> look(String link) {
    if (secrets.look(Purpose.FIRST_ADMIN, link).isPresent() && directory.actingAdmins() == 0) {
      return Optional.of(new Meaning.FirstAdmin());
    }
    return secrets
        .look(Purpose.PASSWORD, link)
        .flatMap(notes -> directory.find(new UserId(notes.getOrDefault(USER, ""))))
        .filter(account -> !account.isDisabled())
        .map(account -> new Meaning.ChoosePassword(account.user().email()));
  }

  /// What a link is for.
  public sealed interface Meaning {
    record FirstAdmin() implements Meaning {}

    record ChoosePassword(String email) implements Meaning {}
  }

  /// Makes the first administrator.
  ///
  /// @return false if the link is worthless by now, or somebody else was first
  public boolean becomeFirstAdmin(
      String link, String name, String email, String password, Optional<String> requestId) {
    if (!(look(link).orElse(null) instanceof Meaning.FirstAdmin)) {
      return false;
    }
    var hash = passwords.hash(password);
    try {
      return transactions.together(() -> {
        boolean fresh = secrets.redeem(Purpose.FIRST_ADMIN, link) instanceof Redemption.Fresh;
        return fresh && makeFirstAdmin(name, email, hash, requestId);
      });
    } catch (TooLate _) {
      return false;
    }
  }

  /// Undoes what was done: somebody else was first.
  private static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private boolean makeFirstAdmin(
      String name, String email, String hash, Optional<String> requestId) {
    var id = ids.user();
    var account =
        directory
            .byEmail(Account.LOCAL, email)
            .orElseGet(() -> directory.provision(newcomer(id, name, email), id));
    var made =
        directory.change(
            account.user().id(),
            before ->
                directory.actingAdmins() == 0
                    ? new Directory.Change<>(
                        before.enabled().in(Set.of(Role.ANALYST, Role.ADMIN)), true)
                    : new Directory.Change<>(before, false));
    if (!made.orElse(false)) {
      throw new TooLate();
    }
    logins.setPasswordHash(account.user().id(), hash);
    trail.by(account.user().id(), "user.first_admin", "", requestId);
    return true;
  }

  static Directory.Newcomer newcomer(UserId id, String name, String email) {
    return new Directory.Newcomer(Account.LOCAL, id.value(), email, name, Set.of(Role.ANALYST));
  }

  /// Sets a password, and ends whatever was signed in with the old one.
  ///
  /// @return false if the link is worthless by now
  public boolean choosePassword(String link, String password, Optional<String> requestId) {
    if (!(look(link).orElse(null) instanceof Meaning.ChoosePassword)) {
      return false;
    }
    var hash = passwords.hash(password);
    return transactions.together(() ->
        switch (secrets.redeem(Purpose.PASSWORD, link)) {
          case Redemption.Fresh(var notes) -> {
            var user = new UserId(notes.getOrDefault(USER, ""));
            logins.setPasswordHash(user, hash);
            signIns.endAll(user);
            trail.by(user, "user.password_chosen", "", requestId);
            yield true;
          }
          case Redemption.Used _, Redemption.Worthless _ -> false;
        });
  }
}
