package com.socmate.application.audit;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Transactions;
import com.socmate.application.run.FinishRun;
import java.util.Map;

/// Cancels an audit: one that waits at once, one that executes as soon as its worker hears of it.
public final class CancelAudit {
  private final RunQueue queue;
  private final FinishRun finish;
  private final Transactions transactions;
  private final Chronicle chronicle;

  public CancelAudit(
      RunQueue queue, FinishRun finish, Transactions transactions, Chronicle chronicle) {
    this.queue = queue;
    this.finish = finish;
    this.transactions = transactions;
    this.chronicle = chronicle;
  }

  public Outcome cancel(Audits.Listed audit, Request request) {
    return transactions.together(() -> {
      var outcome = cancelled(audit, request);
      if (outcome != Outcome.OVER) {
        chronicle.enter(
            request,
            outcome == Outcome.CANCELLED ? "audit.cancelled" : "audit.cancel_requested",
            audit.audit().id().value(),
            Map.of());
      }
      return outcome;
    });
  }

  private Outcome cancelled(Audits.Listed audit, Request request) {
    var words = "Cancelled by " + request.principal().email() + ".";
    if (finish.withdraw(audit.run().id(), words)) {
      return Outcome.CANCELLED;
    }
    return queue.requestCancel(audit.run().id()) ? Outcome.ASKED_TO_STOP : Outcome.OVER;
  }

  /// What became of the wish.
  public enum Outcome {
    CANCELLED,
    /// A worker executes it and takes its room down.
    ASKED_TO_STOP,
    /// It has ended before.
    OVER
  }
}
