package com.socmate.adapters.persistence;

import com.socmate.domain.run.FailureReason;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of `schedule_clock` that say how a schedule stands.
record ClockRow(
    String status,
    @Nullable Instant nextRunAt,
    int failureStreak,
    @Nullable Instant since,
    @Nullable Instant pausedUntil,
    @Nullable String pauseReason,
    @Nullable String failureCode,
    @Nullable String failureMessage,
    @Nullable String failureHint) {

  static ClockRow of(ScheduleState state) {
    String status = state.status().name();
    return switch (state) {
      case ScheduleState.Active(var next, var streak) ->
          new ClockRow(
              status, next.orElse(null), streak.length(), null, null, null, null, null, null);
      case ScheduleState.Paused(var reason, var until, var streak) ->
          new ClockRow(
              status, null, streak.length(), null, until.orElse(null), reason, null, null, null);
      case ScheduleState.Failed(var since, FailureReason(var code, var message, var hint)) ->
          new ClockRow(status, null, 0, since, null, null, code.name(), message, hint);
      case ScheduleState.Completed(var at) ->
          new ClockRow(status, null, 0, at, null, null, null, null, null);
    };
  }

  ScheduleState toDomain() {
    var streak = new FailureStreak(failureStreak);
    return switch (ScheduleState.Status.valueOf(status)) {
      case ACTIVE -> new ScheduleState.Active(Optional.ofNullable(nextRunAt), streak);
      case PAUSED ->
          new ScheduleState.Paused(present(pauseReason), Optional.ofNullable(pausedUntil), streak);
      case FAILED -> new ScheduleState.Failed(present(since), failure());
      case COMPLETED -> new ScheduleState.Completed(present(since));
    };
  }

  private FailureReason failure() {
    return new FailureReason(
        FailureReason.Code.valueOf(present(failureCode)),
        present(failureMessage),
        present(failureHint));
  }

  private <T> T present(@Nullable T part) {
    return Objects.requireNonNull(part, "a part of the status " + status + " is missing");
  }
}
