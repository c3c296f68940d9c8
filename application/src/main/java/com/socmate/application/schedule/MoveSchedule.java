package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// Pauses and resumes schedules at a person's wish.
public final class MoveSchedule {
  private final Schedules schedules;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public MoveSchedule(
      Schedules schedules, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.schedules = schedules;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param until when it resumes by itself; in the future
  /// @param ifVersion the version the wish was made from; empty to move whatever is there
  public Outcome pause(
      ScheduleId id,
      String reason,
      Optional<Instant> until,
      OptionalLong ifVersion,
      Request request) {
    return move(
        id,
        "schedule.paused",
        Optional.of(reason),
        ifVersion,
        request,
        (schedule, now) -> schedule.pause(reason, until, now));
  }

  /// @param ifVersion the version the wish was made from; empty to move whatever is there
  public Outcome resume(
      ScheduleId id, Optional<String> reason, OptionalLong ifVersion, Request request) {
    return move(id, "schedule.resumed", reason, ifVersion, request, Schedule::resume);
  }

  private Outcome move(
      ScheduleId id,
      String action,
      Optional<String> reason,
      OptionalLong ifVersion,
      Request request,
      BiFunction<Schedule, Instant, Transition> wish) {
    return transactions.together(() ->
        schedules
                .find(id, request.viewer())
                .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
                .isEmpty()
            ? new Outcome.NoSuchSchedule()
            : schedules
                .change(
                    id,
                    schedule ->
                        ifVersion.isPresent() && ifVersion.getAsLong() != schedule.version()
                            ? new Schedules.Change<Outcome>(
                                schedule, new Outcome.ChangedMeanwhile(schedule))
                            : decide(schedule, action, reason, request, wish))
                .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Schedules.Change<Outcome> decide(
      Schedule before,
      String action,
      Optional<String> reason,
      Request request,
      BiFunction<Schedule, Instant, Transition> wish) {
    var now = clock.instant();
    return switch (wish.apply(before, now)) {
      case Transition.Moved(var after) -> {
        auditLog.append(
            ScheduleAudit.entry(
                request, action, now, Optional.of(before), Optional.of(after), reason));
        yield new Schedules.Change<>(after, new Outcome.Moved(after));
      }
      case Transition.Forbidden(var why) ->
          new Schedules.Change<>(before, new Outcome.Forbidden(why));
    };
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Moved(Schedule schedule) implements Outcome {}

    record Forbidden(String why) implements Outcome {}

    record ChangedMeanwhile(Schedule current) implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
