package com.socmate.application.identity;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.identity.Account;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Lets users say of themselves what they like; what they may do is not theirs to say.
public final class ChangeProfile {
  private final Directory directory;
  private final Transactions transactions;
  private final Trail trail;

  public ChangeProfile(Directory directory, Transactions transactions, Trail trail) {
    this.directory = directory;
    this.transactions = transactions;
    this.trail = trail;
  }

  /// @return the caller's account as it is then; empty if there is none
  public Optional<Account> change(UnaryOperator<Account> wish, Request request) {
    var user = request.principal().user();
    return transactions.together(() -> {
      var changed =
          directory.change(
              user,
              before -> {
                var after =
                    before.named(
                        wish.apply(before).user().name(),
                        wish.apply(before).user().zone(),
                        wish.apply(before).profile());
                return new Directory.Change<>(after, !after.equals(before));
              });
      if (changed.orElse(false)) {
        trail.by(request, "user.profile_changed", user.value(), "");
      }
      return directory.find(user);
    });
  }
}
