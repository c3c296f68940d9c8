package com.socmate.adapters.http;

import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A schedule as the contract writes it.
record ScheduleJson(
    String id,
    String name,
    String description,
    String userQuery,
    String persona,
    String provider,
    String frequency,
    @Nullable String scheduledTime,
    @Nullable String scheduledDate,
    @Nullable String dayOfWeek,
    @Nullable Integer dayOfMonth,
    @Nullable String cronExpression,
    String timezone,
    String sentence,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    long jitterSeconds,
    long delaySeconds,
    String status,
    @Nullable Instant nextRunAt,
    @Nullable LastRun lastRun,
    int consecutiveFailures,
    @Nullable String pausedReason,
    @Nullable Instant pausedUntil,
    RunJson.@Nullable Failure failure,
    String overlapPolicy,
    String catchupPolicy,
    String notifyOn,
    String visibility,
    List<String> tags,
    @Nullable BudgetJson budget,
    String owner,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable ValidationJson validation) {

  /// How the latest run went.
  record LastRun(
      String id,
      String status,
      @Nullable String outcome,
      @Nullable String sessionId,
      @Nullable Instant finishedAt) {
    static LastRun from(Run run) {
      var json = RunJson.from(run);
      return new LastRun(
          json.id(), json.status(), json.outcome(), json.sessionId(), json.finishedAt());
    }
  }

  static ScheduleJson from(
      Schedule schedule, Optional<Run> last, @Nullable ValidationJson validation) {
    Definition definition = schedule.definition();
    TimesJson times = TimesJson.from(schedule.timetable().recurrence());
    ScheduleState state = schedule.state();
    return new ScheduleJson(
        schedule.id().value(),
        definition.name(),
        definition.description(),
        definition.query(),
        Words.of(definition.persona()),
        definition.provider(),
        times.frequency(),
        times.scheduledTime(),
        times.scheduledDate(),
        times.dayOfWeek(),
        times.dayOfMonth(),
        times.cronExpression(),
        schedule.timetable().zone().getId(),
        schedule.timetable().sentence(),
        schedule.timetable().startAt().orElse(null),
        schedule.timetable().endAt().orElse(null),
        schedule.timetable().jitter().spread().toSeconds(),
        schedule.timetable().delay().toSeconds(),
        state.status().name(),
        schedule.nextRunAt().orElse(null),
        last.map(LastRun::from).orElse(null),
        failures(state),
        state instanceof ScheduleState.Paused(var reason, _, _) ? reason : null,
        state instanceof ScheduleState.Paused(_, var until, _) ? until.orElse(null) : null,
        state instanceof ScheduleState.Failed(_, var why) ? RunJson.Failure.from(why) : null,
        Words.of(definition.overlap()),
        Words.of(definition.catchup()),
        Words.of(definition.notifyOn()),
        Words.of(definition.visibility()),
        definition.tags(),
        BudgetJson.from(definition.budget()),
        schedule.owner().value(),
        schedule.version(),
        schedule.createdAt(),
        schedule.updatedAt(),
        validation);
  }

  private static int failures(ScheduleState state) {
    return switch (state) {
      case ScheduleState.Active(_, var streak) -> streak.length();
      case ScheduleState.Paused(_, _, var streak) -> streak.length();
      case ScheduleState.Failed _ -> FailureStreak.LIMIT;
      case ScheduleState.Completed _ -> 0;
    };
  }
}
