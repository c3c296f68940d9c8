package com.socmate.application.identity;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Makes users of the local provider, and links by which they choose a password.
public final class InviteUser {
  private static final Duration INVITED = Duration.ofDays(3);
  private static final Duration FORGOT = Duration.ofHours(1);

  private final Directory directory;
  private final FollowLink links;
  private final Transactions transactions;
  private final Trail trail;
  private final IdGenerator ids;

  public InviteUser(
      Directory directory,
      FollowLink links,
      Transactions transactions,
      Trail trail,
      IdGenerator ids) {
    this.directory = directory;
    this.links = links;
    this.transactions = transactions;
    this.trail = trail;
    this.ids = ids;
  }

  public Outcome invite(String email, String name, Role role, Request request) {
    return transactions.together(() -> {
      if (directory.byEmail(Account.LOCAL, email).isPresent()) {
        return new Outcome.Exists();
      }
      var id = ids.user();
      directory.provision(FollowLink.newcomer(id, name, email), id);
      var account =
          directory
              .change(
                  id,
                  before -> {
                    var after =
                        role == Role.ADMIN ? before.in(Set.of(Role.ADMIN, Role.ANALYST)) : before;
                    return new Directory.Change<>(after, after);
                  })
              .orElseThrow();
      trail.changed(request, "user.invited", account, account);
      return new Outcome.Linked(account, links.offerPassword(id, INVITED));
    });
  }

  /// Another link for somebody who has lost theirs or forgot the password.
  public Outcome renew(UserId id, Request request) {
    return transactions.together(() ->
        local(id)
            .<Outcome>map(account -> {
              trail.by(request, "user.password_reset", id.value(), "");
              return new Outcome.Linked(account, links.offerPassword(id, FORGOT));
            })
            .orElseGet(Outcome.NoSuchUser::new));
  }

  private Optional<Account> local(UserId id) {
    return directory
        .find(id)
        .filter(account -> account.issuer().equals(Account.LOCAL) && !account.isDisabled());
  }

  /// What became of it.
  public sealed interface Outcome {
    /// @param link the secret of a one-time link, for the user only
    record Linked(Account account, String link) implements Outcome {}

    record Exists() implements Outcome {}

    record NoSuchUser() implements Outcome {}
  }
}
