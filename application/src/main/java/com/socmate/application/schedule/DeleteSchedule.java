package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// Deletes a schedule softly: it never runs again, and what waits or executes for it is asked to
/// stop; its runs and sessions stay.
public final class DeleteSchedule {
  private final Schedules schedules;
  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public DeleteSchedule(
      Schedules schedules,
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.schedules = schedules;
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param ifVersion the version the wish was made from; empty to delete whatever is there
  public Outcome delete(ScheduleId id, OptionalLong ifVersion, Request request) {
    return transactions.together(() ->
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .flatMap(_ -> schedules.change(id, it -> new Schedules.Change<>(it, it)))
            .map(schedule -> delete(schedule, ifVersion, request))
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Outcome delete(Schedule schedule, OptionalLong ifVersion, Request request) {
    if (ifVersion.isPresent() && ifVersion.getAsLong() != schedule.version()) {
      return new Outcome.ChangedMeanwhile(schedule);
    }
    schedules.delete(schedule.id());
    queue.requestCancelOf(schedule.id());
    auditLog.append(
        ScheduleAudit.entry(
            request,
            "schedule.deleted",
            clock.instant(),
            Optional.of(schedule),
            Optional.empty(),
            Optional.empty()));
    return new Outcome.Deleted();
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Deleted() implements Outcome {}

    record ChangedMeanwhile(Schedule current) implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
