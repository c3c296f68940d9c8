package com.socmate.application.run;

import com.socmate.application.port.RunQueue;
import com.socmate.domain.run.FailureReason;
import java.time.Duration;

/// Sees to runs whose worker is gone and to runs that never end: what the monitor does. Calling it
/// twice, or from two workers at once, does no harm.
public final class RecoverRuns {
  /// A run that lost its worker this often fails.
  public static final int LOSS_LIMIT = 3;

  /// A run that executes for longer fails, whoever holds it.
  public static final Duration LONGEST_RUN = Duration.ofHours(1);

  private static final int BATCH = 500;

  private final RunQueue queue;
  private final FinishRun finish;

  public RecoverRuns(RunQueue queue, FinishRun finish) {
    this.queue = queue;
    this.finish = finish;
  }

  /// Gives the work of lost workers back to the queue, and fails what was lost too often.
  public void recoverLost() {
    for (var claim : queue.takeOver(LOSS_LIMIT)) {
      finish.fail(
          claim,
          new FailureReason(
              FailureReason.Code.WORKER_LOST,
              "Three workers in turn were lost while they ran it.",
              "Look at the workers' logs and memory; the run may be too large for them."));
    }
  }

  /// Ends what was asked to stop while it waits: no worker need take it to find that out.
  public void endAskedToStop() {
    int ended;
    do {
      ended =
          finish.withdraw(
              new RunQueue.Waiting.AskedToStop(),
              "It was asked to stop while it waited for a worker.",
              BATCH);
    } while (ended == BATCH);
  }

  /// Fails audits whose workspace had no room for them for so long.
  public void expireAudits(Duration longest) {
    var why =
        new FailureReason(
            FailureReason.Code.CONCURRENCY_LIMIT_EXCEEDED,
            "Other audits of the workspace took its whole concurrency for " + longest + ".",
            "Spread the schedules, or raise the workspace's limit.");
    int ended;
    do {
      ended = finish.expire(new RunQueue.Waiting.AuditsFor(longest), why, BATCH);
    } while (ended == BATCH);
  }

  /// Fails what has run for longer than an hour.
  public void failStuck() {
    for (var claim : queue.takeStuck(LONGEST_RUN)) {
      finish.fail(
          claim,
          new FailureReason(
              FailureReason.Code.STUCK,
              "It was still running after an hour.",
              "Narrow the window or the query, and look at how fast the log provider answers."));
    }
  }
}
