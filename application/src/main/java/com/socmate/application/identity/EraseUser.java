package com.socmate.application.identity;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Directory;
import com.socmate.application.port.PersonalData;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Actor;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Erases a user who may not sign in any more. What they own is handed over before, or goes with
/// them if that is wished.
public final class EraseUser {
  private static final List<String> POSSESSIONS = List.of("schedule", "session", "audit_schedule");

  private final Directory directory;
  private final PersonalData personalData;
  private final Transactions transactions;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public EraseUser(
      Directory directory,
      PersonalData personalData,
      Transactions transactions,
      AuditLog auditLog,
      InstantSource clock) {
    this.directory = directory;
    this.personalData = personalData;
    this.transactions = transactions;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// @param possessionsToo whether what they own is erased with them
  /// @param dryRun to be told only what would happen
  public record Wish(boolean possessionsToo, boolean dryRun) {}

  /// @param requestId empty if it was asked for at the machine itself
  public Outcome erase(UserId id, Wish wish, Actor by, Optional<String> requestId) {
    return transactions.together(() ->
        directory
            .find(id)
            .filter(account -> !account.issuer().equals(PersonalData.ERASED))
            .map(account -> decide(account, wish, by, requestId))
            .orElseGet(Outcome.NoSuchUser::new));
  }

  private Outcome decide(Account account, Wish wish, Actor by, Optional<String> requestId) {
    var id = account.user().id();
    var kept = personalData.kept(id);
    if (!account.isPerson()) {
      return new Outcome.BuiltIn();
    }
    if (wish.dryRun()) {
      return new Outcome.WouldErase(kept);
    }
    if (!account.isDisabled()) {
      return new Outcome.MaySignIn();
    }
    long underWay = personalData.underWay(id);
    if (underWay > 0) {
      return new Outcome.RunsUnderWay(underWay);
    }
    var owned = new TreeMap<>(kept);
    owned.keySet().retainAll(POSSESSIONS);
    if (!owned.isEmpty() && !wish.possessionsToo()) {
      return new Outcome.Owns(owned);
    }
    personalData.erase(id);
    auditLog.append(
        new AuditLog.Entry(
            clock.instant(),
            by,
            "user.erased",
            id.value(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("With them went " + words(kept) + "."),
            requestId));
    return new Outcome.Erased(kept);
  }

  private static String words(Map<String, Long> kept) {
    return String.join(
        ", ", kept.entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).toList());
  }

  /// What became of the wish. Numbers are of each kind of thing.
  public sealed interface Outcome {
    record Erased(SortedMap<String, Long> numbers) implements Outcome {
      public Erased {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
      }
    }

    record WouldErase(SortedMap<String, Long> numbers) implements Outcome {
      public WouldErase {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
      }
    }

    /// Somebody else has to get it first, or it has to be wished that it goes too.
    record Owns(SortedMap<String, Long> numbers) implements Outcome {
      public Owns {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
      }
    }

    /// They have to be disabled first.
    record MaySignIn() implements Outcome {}

    record RunsUnderWay(long runs) implements Outcome {}

    /// The administrator with the token file is nobody's person.
    record BuiltIn() implements Outcome {}

    record NoSuchUser() implements Outcome {}
  }
}
