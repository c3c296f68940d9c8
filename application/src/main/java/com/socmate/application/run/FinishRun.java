package com.socmate.application.run;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.ScheduleSnapshot;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ends a run in one transaction: its row, its session, the reaction of its schedule and the
/// notifications stand together or not at all, and only if the claim still holds.
public final class FinishRun {
  private static final Actor CLOCK = new Actor.Automaton("runs");

  private final RunQueue queue;
  private final Runs runs;
  private final Sessions sessions;
  private final Schedules schedules;
  private final Notifications notifications;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RunNews news;

  public FinishRun(
      RunQueue queue,
      Runs runs,
      Sessions sessions,
      Schedules schedules,
      Notifications notifications,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock,
      RunNews news) {
    this.queue = queue;
    this.runs = runs;
    this.sessions = sessions;
    this.schedules = schedules;
    this.notifications = notifications;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
    this.news = news;
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean complete(RunQueue.Claim claim, InvestigationResult result) {
    var at = clock.instant();
    var run = claim.run().complete(result.conclusion().outcome(), at);
    var last = draft(at, SessionEvent.Kind.COMPLETED, "Completed: " + outcomeWords(result));
    return finish(claim, run, Session.Status.COMPLETED, Optional.of(result), last);
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean fail(RunQueue.Claim claim, FailureReason why) {
    var at = clock.instant();
    var last = draft(at, SessionEvent.Kind.FAILED, why.message() + " " + why.hint());
    return finish(claim, claim.run().fail(why, at), Session.Status.FAILED, Optional.empty(), last);
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean cancel(RunQueue.Claim claim, String reason) {
    var at = clock.instant();
    var last = draft(at, SessionEvent.Kind.CANCELLED, reason);
    return finish(
        claim, claim.run().cancel(reason, at), Session.Status.CANCELLED, Optional.empty(), last);
  }

  /// Ends a run that no worker has taken yet.
  ///
  /// @return false if it does not wait; then nothing was written
  public boolean withdraw(RunId id, String reason) {
    return withdraw(new RunQueue.Waiting.One(id), reason, 1) == 1;
  }

  /// Ends up to so many runs that no worker has taken yet.
  ///
  /// @return how many
  public int withdraw(RunQueue.Waiting which, String reason, int most) {
    return transactions.together(() -> {
      var at = clock.instant();
      var last = draft(at, SessionEvent.Kind.CANCELLED, reason);
      var withdrawn = queue.withdraw(which, most);
      withdrawn.forEach(run ->
          record(run.cancel(reason, at), Session.Status.CANCELLED, Optional.empty(), last));
      return withdrawn.size();
    });
  }

  private boolean finish(
      RunQueue.Claim claim,
      Run.Finished run,
      Session.Status status,
      Optional<InvestigationResult> result,
      SessionEvent.Draft last) {
    return transactions.together(() -> {
      if (!queue.release(claim)) {
        return false;
      }
      record(run, status, result, last);
      return true;
    });
  }

  private void record(
      Run.Finished run,
      Session.Status status,
      Optional<InvestigationResult> result,
      SessionEvent.Draft last) {
    runs.finish(run);
    sessions.conclude(run.origin().session(), status, run.finishedAt(), result);
    sessions.appendLast(run.origin().session(), List.of(last));
    result.flatMap(it -> windowRead(run, it)).ifPresent(runs::keepWindow);
    run.origin().schedule().ifPresent(schedule -> react(schedule, run, result));
  }

  /// A result without evidence has read nothing.
  private static Optional<WindowRead> windowRead(Run.Finished run, InvestigationResult result) {
    return run.origin()
        .schedule()
        .flatMap(schedule ->
            result.evidence().stream()
                .findFirst()
                .map(first ->
                    new WindowRead(
                        run.id(),
                        schedule,
                        run.origin().scheduledFor(),
                        first.range(),
                        run.origin().session(),
                        result.conclusion().outcome(),
                        result.evidence().stream().anyMatch(Evidence::isPartial),
                        run.finishedAt())));
  }

  private void react(ScheduleId id, Run.Finished run, Optional<InvestigationResult> result) {
    schedules
        .change(id, before -> reaction(before, run))
        .ifPresent(reaction -> tell(reaction, run, result));
  }

  private static Schedules.Change<Reaction> reaction(Schedule before, Run.Finished run) {
    var after = before.after(run);
    return new Schedules.Change<>(after, new Reaction(before, after));
  }

  private void tell(Reaction reaction, Run.Finished run, Optional<InvestigationResult> result) {
    if (run.origin().trigger() == Trigger.BACKFILL) {
      runs.backfillOf(run.id())
          .filter(Backfill.Progress::isDone)
          .map(progress -> news.of(reaction.after(), run, progress))
          .ifPresent(notifications::add);
    } else {
      news.of(reaction.before(), reaction.after(), run, result).forEach(notifications::add);
    }
    if (reaction.changedStatus()) {
      auditLog.append(reaction.entry(run.finishedAt()));
    }
  }

  private static SessionEvent.Draft draft(Instant at, SessionEvent.Kind kind, String message) {
    return new SessionEvent.Draft(at, kind, Optional.empty(), message, Map.of());
  }

  private static String outcomeWords(InvestigationResult result) {
    int count = result.conclusion().findings().size();
    return switch (result.conclusion().outcome()) {
      case FINDINGS -> count + (count == 1 ? " finding." : " findings.");
      case CLEAR -> "clear; every query answered in full and nothing met the rule.";
      case INCONCLUSIVE -> "inconclusive; see the report for the reason.";
    };
  }

  /// How a schedule answered to the end of its run.
  private record Reaction(Schedule before, Schedule after) {
    boolean changedStatus() {
      return before.state().status() != after.state().status();
    }

    AuditLog.Entry entry(Instant at) {
      return new AuditLog.Entry(
          at,
          CLOCK,
          after.state() instanceof ScheduleState.Failed
              ? "schedule.disabled"
              : "schedule.completed",
          after.id().value(),
          Optional.of(ScheduleSnapshot.json(before)),
          Optional.of(ScheduleSnapshot.json(after)),
          Optional.empty(),
          Optional.empty());
    }
  }
}
