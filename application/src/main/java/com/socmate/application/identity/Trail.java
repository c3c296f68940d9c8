package com.socmate.application.identity;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.identity.Role;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// How sign-ins and changes of accounts are told to the audit log: never with a secret, and of an
/// account only what an administrator decides.
public final class Trail {
  private final AuditLog auditLog;
  private final InstantSource clock;

  public Trail(AuditLog auditLog, InstantSource clock) {
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Something that a person did to their own account.
  void by(UserId user, String action, String why, Optional<String> requestId) {
    append(new Actor.Person(user), action, user.value(), why, requestId);
  }

  /// Something that happened to nobody known.
  void byNobody(String action, String object, String why, Optional<String> requestId) {
    append(new Actor.Automaton("sign-in"), action, object, why, requestId);
  }

  void by(Request request, String action, String object, String why) {
    append(request.principal().asActor(), action, object, why, request.requestId());
  }

  private void append(
      Actor actor, String action, String object, String why, Optional<String> requestId) {
    auditLog.append(
        new AuditLog.Entry(
            clock.instant(),
            actor,
            action,
            object,
            Optional.empty(),
            Optional.empty(),
            Optional.of(why).filter(it -> !it.isEmpty()),
            requestId));
  }

  void changed(Request request, String action, Account before, Account after) {
    auditLog.append(
        request
            .entry(clock.instant(), action, after.user().id().value())
            .changing(Optional.of(json(before)), Optional.of(json(after))));
  }

  /// Roles are words and the rest is a truth value, so nothing needs escaping.
  private static String json(Account account) {
    var roles =
        account.user().roles().stream()
            .map(Role::name)
            .map(name -> "\"" + name.toLowerCase(Locale.ROOT) + "\"")
            .sorted()
            .toList();
    return "{\"roles\":["
        + String.join(",", roles)
        + "],\"disabled\":"
        + account.isDisabled()
        + "}";
  }
}
