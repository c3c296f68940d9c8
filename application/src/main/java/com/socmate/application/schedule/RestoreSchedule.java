package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Brings back what was deleted within the last days, for its owner or an admin. What was active
/// goes on from its next time; nothing that passed meanwhile is replayed.
public final class RestoreSchedule {
  public static final Duration RESTORABLE = Duration.ofDays(30);

  private final Schedules schedules;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public RestoreSchedule(
      Schedules schedules, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.schedules = schedules;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome restore(ScheduleId id, Request request) {
    return transactions.together(() ->
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .<Outcome>map(Outcome.NotDeleted::new)
            .or(() -> brought(id, request).map(Outcome.Restored::new))
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Optional<Schedule> brought(ScheduleId id, Request request) {
    var now = clock.instant();
    var restored =
        schedules.restore(
            id,
            now.minus(RESTORABLE),
            (deleted, before) ->
                Optional.of(deleted)
                    .filter(it -> ChangeSchedule.mayChange(it, request))
                    .map(it -> it.restored(before, now)));
    restored.ifPresent(schedule ->
        auditLog.append(
            ScheduleAudit.entry(
                request,
                "schedule.restored",
                now,
                Optional.empty(),
                Optional.of(schedule),
                Optional.empty())));
    return restored;
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Restored(Schedule schedule) implements Outcome {}

    record NotDeleted(Schedule schedule) implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
