package com.socmate.application.run;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.RunId;
import com.socmate.domain.run.Run;
import java.time.InstantSource;
import java.util.Optional;

/// Cancels a run at the wish of who owns it or of an admin: one that waits at once, one that
/// executes as soon as its worker hears of it.
public final class CancelRun {
  private final RunHistory history;
  private final RunQueue queue;
  private final Sessions sessions;
  private final FinishRun finish;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public CancelRun(
      RunHistory history,
      RunQueue queue,
      Sessions sessions,
      FinishRun finish,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.history = history;
    this.queue = queue;
    this.sessions = sessions;
    this.finish = finish;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome cancel(RunId id, Optional<String> reason, Request request) {
    return history
        .find(id, request.viewer())
        .filter(it -> it.run() instanceof Run.Finished || mayCancel(it.run(), request))
        .map(it -> transactions.together(() -> cancel(it.run(), reason, request)))
        .orElseGet(Outcome.NoSuchRun::new);
  }

  private boolean mayCancel(Run run, Request request) {
    return request.principal().isAdmin()
        || sessions
            .find(run.origin().session(), request.viewer())
            .filter(session -> session.owner().equals(request.principal().user()))
            .isPresent();
  }

  private Outcome cancel(Run run, Optional<String> reason, Request request) {
    var words =
        "Cancelled by " + request.principal().email() + reason.map(it -> ": " + it).orElse(".");
    if (finish.withdraw(run.id(), words)) {
      audit("run.cancelled", run, reason, request);
      return new Outcome.Cancelled();
    }
    if (queue.requestCancel(run.id())) {
      audit("run.cancel_requested", run, reason, request);
      return new Outcome.AskedToStop();
    }
    return new Outcome.Over();
  }

  private void audit(String action, Run run, Optional<String> reason, Request request) {
    auditLog.append(
        request.entry(clock.instant(), action, run.id().value()).because(reason.orElse("")));
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Cancelled() implements Outcome {}

    /// A worker executes it and will stop between two queries.
    record AskedToStop() implements Outcome {}

    /// It has ended before.
    record Over() implements Outcome {}

    record NoSuchRun() implements Outcome {}
  }
}
