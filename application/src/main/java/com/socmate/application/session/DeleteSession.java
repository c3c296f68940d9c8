package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a session out of sight, and brings it back while it can be: what it left behind stays that
/// long. What still runs for it is asked to stop.
public final class DeleteSession {
  public static final Duration RESTORABLE = Duration.ofDays(30);

  private final Sessions sessions;
  private final Runs runs;
  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public DeleteSession(
      Sessions sessions,
      Runs runs,
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.sessions = sessions;
    this.runs = runs;
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return false if there is no such session of theirs
  public boolean delete(SessionId id, Request request) {
    return transactions.together(() -> {
      var deleted = OwnSession.find(sessions, id, request).filter(_ -> sessions.delete(id));
      deleted.ifPresent(it -> {
        stop(it);
        record("session.deleted", id, request);
      });
      return deleted.isPresent();
    });
  }

  private void stop(Session session) {
    if (session.isActive()) {
      runs.ofSession(session.id()).map(Run::id).ifPresent(queue::requestCancel);
    }
  }

  /// @return empty if no session of theirs was deleted within the last days
  public Optional<Session> restore(SessionId id, Request request) {
    return transactions.together(() -> {
      var restored =
          sessions.restore(
              id, clock.instant().minus(RESTORABLE), session -> OwnSession.isOf(session, request));
      restored.ifPresent(_ -> record("session.restored", id, request));
      return restored;
    });
  }

  private void record(String action, SessionId id, Request request) {
    auditLog.append(OwnSession.entry(request, action, id, clock.instant(), Optional.empty()));
  }
}
