package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/// Copies a session up to a turn, for whoever may see it: the copy is theirs and private, has the
/// same plans, rows and reports, and goes on by itself.
public final class ForkSession {
  private final Sessions sessions;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;

  public ForkSession(
      Sessions sessions,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock) {
    this.sessions = sessions;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param turn the last that is copied; empty for all there are
  public Outcome fork(SessionId id, OptionalInt turn, Request request) {
    return transactions.together(() ->
        sessions
            .find(id, request.viewer())
            .map(original -> fork(original, turn, request))
            .orElseGet(Outcome.NoSuchSession::new));
  }

  private Outcome fork(Session original, OptionalInt turn, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int turns = sessions.turns(original.id()).size() + 1;
    var copy = copy(original, request, now);
    if (!sessions.fork(original.id(), turn.orElse(turns), copy)) {
      return new Outcome.NoSuchTurn(turns, original.isActive());
    }
    auditLog.append(
        OwnSession.entry(
            request,
            "session.forked",
            copy.id(),
            now,
            Optional.of("{\"from\":\"" + original.id() + "\"}")));
    return new Outcome.Forked(copy);
  }

  private Session copy(Session original, Request request, Instant now) {
    return new Session(
        ids.session(),
        request.principal().user(),
        Visibility.PRIVATE,
        Optional.empty(),
        original.title(),
        original.query(),
        original.persona(),
        original.isActive() ? Session.Status.COMPLETED : original.status(),
        now,
        Optional.of(now),
        Optional.empty(),
        false,
        Optional.of(original.id()),
        original.provider());
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Forked(Session session) implements Outcome {}

    /// @param turns how many there are
    /// @param active whether the last of them is under way
    record NoSuchTurn(int turns, boolean active) implements Outcome {}

    record NoSuchSession() implements Outcome {}
  }
}
