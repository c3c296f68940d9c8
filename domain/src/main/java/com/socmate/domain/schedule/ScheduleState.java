package com.socmate.domain.schedule;

import com.socmate.domain.run.FailureReason;
import java.time.Instant;
import java.util.Optional;

/// How a schedule stands. Each state carries only what is true in it; only an active schedule has a
/// next time.
public sealed interface ScheduleState {
  Status status();

  /// The contract's four words.
  enum Status {
    ACTIVE,
    PAUSED,
    FAILED,
    COMPLETED
  }

  /// Runs at its times.
  ///
  /// @param nextRunAt the next occurrence; empty only for a `once` schedule whose one run is under
  ///   way
  record Active(Optional<Instant> nextRunAt, FailureStreak streak) implements ScheduleState {
    @Override
    public Status status() {
      return Status.ACTIVE;
    }

    public Active nextAt(Optional<Instant> next) {
      return new Active(next, streak);
    }

    public Paused pause(String reason, Optional<Instant> until) {
      return new Paused(reason, until, streak);
    }
  }

  /// Held by a person, or by a rule that names itself in the reason.
  ///
  /// @param until when it resumes by itself; empty for never
  record Paused(String reason, Optional<Instant> until, FailureStreak streak)
      implements ScheduleState {
    @Override
    public Status status() {
      return Status.PAUSED;
    }
  }

  /// Disabled after five failures in a row.
  record Failed(Instant since, FailureReason why) implements ScheduleState {
    @Override
    public Status status() {
      return Status.FAILED;
    }
  }

  /// Has run for the last time: a `once` schedule whose run finished, or one past its end.
  record Completed(Instant at) implements ScheduleState {
    @Override
    public Status status() {
      return Status.COMPLETED;
    }
  }
}
