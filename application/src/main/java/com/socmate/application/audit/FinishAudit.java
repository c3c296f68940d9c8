package com.socmate.application.audit;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.application.run.FinishRun;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ends an audit: its run, what it found, its last event and who is told stand together or not at
/// all, and only if the claim still holds.
public final class FinishAudit {
  private final RunQueue queue;
  private final Runs runs;
  private final Audits audits;
  private final Sessions events;
  private final Notifications notifications;
  private final AuditNews news;
  private final FinishRun finish;
  private final Transactions transactions;
  private final InstantSource clock;

  public FinishAudit(
      RunQueue queue,
      Runs runs,
      Audits audits,
      Sessions events,
      Notifications notifications,
      AuditNews news,
      FinishRun finish,
      Transactions transactions,
      InstantSource clock) {
    this.queue = queue;
    this.runs = runs;
    this.audits = audits;
    this.events = events;
    this.notifications = notifications;
    this.news = news;
    this.finish = finish;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean complete(RunQueue.Claim claim, Audit audit, List<Audits.Looked> looked) {
    var ended = transactions.together(() -> end(claim, audit, looked));
    ended.ifPresent(finish::tellEnd);
    return ended.isPresent();
  }

  private Optional<Run.Finished> end(
      RunQueue.Claim claim, Audit audit, List<Audits.Looked> looked) {
    if (!queue.release(claim)) {
      return Optional.empty();
    }
    var now = clock.instant();
    int findings = looked.stream().mapToInt(it -> it.outcome().findings().size()).sum();
    var run = claim.run().complete(findings == 0 ? Outcome.CLEAR : Outcome.FINDINGS, "", now);
    runs.finish(run);
    audits.keep(audit.id(), looked, now);
    notifications.addAll(news.of(audit, looked, now));
    events.appendLast(
        audit.id().session(),
        List.of(
            new SessionEvent.Draft(
                now,
                SessionEvent.Kind.COMPLETED,
                Optional.empty(),
                "Completed: " + findings + (findings == 1 ? " finding." : " findings."),
                Map.of("findings", Integer.toString(findings)))));
    return Optional.of(run);
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean fail(RunQueue.Claim claim, FailureReason why) {
    return finish.fail(claim, why);
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean cancel(RunQueue.Claim claim, String reason) {
    return finish.cancel(claim, reason);
  }
}
