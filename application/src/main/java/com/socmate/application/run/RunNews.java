package com.socmate.application.run;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a schedule's owner is told when one of its runs ends: every completion and every failure,
/// the disabling after five in a row, and the recovery after any.
public final class RunNews {
  private final IdGenerator ids;
  private final Function<AuditId, Optional<Audit>> audits;

  /// @param audits what was ordered
  public RunNews(IdGenerator ids, Function<AuditId, Optional<Audit>> audits) {
    this.ids = ids;
    this.audits = audits;
  }

  List<Notification> of(
      Schedule before, Schedule after, Run.Finished run, Optional<InvestigationResult> result) {
    return switch (run) {
      case Run.Completed completed -> completed(before, after, completed, result);
      case Run.Failed failed -> failed(before, after, failed);
      case Run.Cancelled _, Run.Skipped _, Run.Missed _ -> List.of();
    };
  }

  /// One entry for all runs of a backfill, when the last of them has ended.
  Notification of(Schedule schedule, Run.Finished last, Backfill.Progress done) {
    var parts = new ArrayList<String>();
    count(done.findings(), "with findings", parts);
    count(done.clear(), "clear", parts);
    count(done.inconclusive(), "inconclusive", parts);
    count(done.failed(), "failed or cancelled", parts);
    var name = schedule.definition().name();
    return entry(
        schedule,
        last,
        done.failed() == done.runs()
            ? NotificationEvent.INVESTIGATION_FAILED
            : NotificationEvent.INVESTIGATION_COMPLETED,
        "Backfill of " + done.runs() + (done.runs() == 1 ? " run" : " runs") + " ended – " + name,
        String.join(", ", parts) + ". All of it: " + done.backfill().id() + ".",
        Optional.empty(),
        ofBackfill(done));
  }

  private static Occasion ofBackfill(Backfill.Progress done) {
    if (done.failed() == done.runs()) {
      return new Occasion.Trouble(done.backfill().id().value());
    }
    return done.findings() > 0 ? new Occasion.Novelty() : new Occasion.Routine();
  }

  private static void count(int runs, String what, List<String> parts) {
    if (runs > 0) {
      parts.add(runs + " " + what);
    }
  }

  private List<Notification> completed(
      Schedule before, Schedule after, Run.Completed run, Optional<InvestigationResult> result) {
    var news = new ArrayList<Notification>();
    var name = after.definition().name();
    int failures = streak(before).length();
    if (failures > 0 && streak(after).length() == 0) {
      news.add(
          entry(
              after,
              run,
              NotificationEvent.RUN_RECOVERED,
              "Recovered – " + name,
              "It completed again after "
                  + failures
                  + (failures == 1 ? " failed run." : " failed runs in a row."),
              Optional.empty()));
    }
    result.ifPresent(it -> news.add(completed(after, run, it)));
    return news;
  }

  private Notification completed(Schedule schedule, Run.Completed run, InvestigationResult result) {
    var words = new CompletionWords(schedule, result);
    return entry(
        schedule,
        run,
        NotificationEvent.INVESTIGATION_COMPLETED,
        words.title(),
        words.body(),
        worst(result.conclusion()),
        words.occasion());
  }

  private List<Notification> failed(Schedule before, Schedule after, Run.Failed run) {
    var news = new ArrayList<Notification>();
    int failures = Math.min(streak(before).length() + 1, FailureStreak.LIMIT);
    var name = after.definition().name();
    if (run.origin().lane().isOfWorkspace()) {
      return List.of(failedAudit(after, run));
    }
    news.add(
        entry(
            after,
            run,
            NotificationEvent.INVESTIGATION_FAILED,
            "Failed (" + failures + " of " + FailureStreak.LIMIT + ") – " + name,
            sentences(run.why()),
            Optional.empty(),
            trouble(run)));
    if (before.state() instanceof ScheduleState.Active
        && after.state() instanceof ScheduleState.Failed) {
      news.add(
          entry(
              after,
              run,
              NotificationEvent.SCHEDULE_DISABLED,
              "Disabled after five failures – " + name,
              sentences(run.why()) + " Resume the schedule once the cause is gone.",
              Optional.empty()));
    }
    return news;
  }

  /// However many fail, an audit's schedule is not disabled.
  private Notification failedAudit(Schedule schedule, Run.Failed run) {
    return entry(
        schedule,
        run,
        NotificationEvent.AUDIT_FAILED,
        "Audit failed – " + schedule.definition().name(),
        sentences(run.why()),
        Optional.empty(),
        trouble(run));
  }

  /// Of an audit that belongs to no schedule, whoever ordered it is told.
  Optional<Notification> ofOrdered(Run.Finished run) {
    return run instanceof Run.Failed failed && run.origin().lane().isOfWorkspace()
        ? audits
            .apply(AuditId.of(run.origin().session()))
            .map(audit ->
                new Notification(
                    ids.notification(),
                    audit.orderedBy(),
                    NotificationEvent.AUDIT_FAILED,
                    "Audit failed – " + audit.name(),
                    sentences(failed.why()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    failed.finishedAt(),
                    Optional.empty(),
                    trouble(failed)))
        : Optional.empty();
  }

  private static Occasion trouble(Run.Failed run) {
    return new Occasion.Trouble(run.why().code().name());
  }

  private static FailureStreak streak(Schedule schedule) {
    return switch (schedule.state()) {
      case ScheduleState.Active(_, var streak) -> streak;
      case ScheduleState.Paused(_, _, var streak) -> streak;
      case ScheduleState.Failed _ -> new FailureStreak(FailureStreak.LIMIT);
      case ScheduleState.Completed _ -> FailureStreak.NONE;
    };
  }

  private static Optional<Severity> worst(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(it -> !it.isSuppressed())
        .map(Finding::severity)
        .max(Comparator.naturalOrder());
  }

  private static String sentences(FailureReason why) {
    return why.message() + " " + why.hint();
  }

  private Notification entry(
      Schedule schedule,
      Run.Finished run,
      NotificationEvent event,
      String title,
      String body,
      Optional<Severity> severity) {
    return entry(schedule, run, event, title, body, severity, event.usual());
  }

  private Notification entry(
      Schedule schedule,
      Run.Finished run,
      NotificationEvent event,
      String title,
      String body,
      Optional<Severity> severity,
      Occasion occasion) {
    return new Notification(
        ids.notification(),
        schedule.owner(),
        event,
        title,
        body,
        severity,
        Optional.of(schedule.id()),
        Optional.of(run.origin().session()),
        run.finishedAt(),
        Optional.empty(),
        occasion);
  }
}
