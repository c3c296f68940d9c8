package com.socmate.domain.run;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One execution, or the record of why there was none. Each state offers only the transitions legal
/// from it, so an illegal one does not compile; `docs/run-lifecycle.md` is drawn from these
/// signatures.
public sealed interface Run {
  RunId id();

  Origin origin();

  /// Where a run comes from; it never changes.
  ///
  /// @param schedule empty for an investigation started by hand
  /// @param scheduledFor the occurrence it stands for; for a manual run, the moment it was asked
  ///   for
  /// @param session the investigation it carries out
  record Origin(
      Optional<ScheduleId> schedule,
      Trigger trigger,
      Instant scheduledFor,
      Lane lane,
      SessionId session) {}

  /// A run that nothing can happen to any more.
  sealed interface Finished extends Run {
    Instant finishedAt();
  }

  /// A finished run that was executed.
  sealed interface Executed extends Finished {
    Instant startedAt();

    default Duration duration() {
      return Duration.between(startedAt(), finishedAt());
    }
  }

  record Queued(RunId id, Origin origin, Instant queuedAt) implements Run {
    public Running start(Instant at, int attempt) {
      return new Running(id, origin, at, attempt);
    }

    public Cancelled cancel(String reason, Instant at) {
      return new Cancelled(id, origin, Optional.empty(), at, reason);
    }

    /// It waited for longer than it may.
    public Failed expire(FailureReason why, Instant at) {
      return new Failed(id, origin, at, at, why);
    }
  }

  /// @param attempt 1 for the first worker that claimed it, 2 after that one was lost, and so on
  record Running(RunId id, Origin origin, Instant startedAt, int attempt) implements Run {
    /// @param reason what of the data was not whole
    public Completed complete(Outcome outcome, String reason, Instant at) {
      return new Completed(id, origin, startedAt, at, outcome, reason);
    }

    public Failed fail(FailureReason why, Instant at) {
      return new Failed(id, origin, startedAt, at, why);
    }

    public Cancelled cancel(String reason, Instant at) {
      return new Cancelled(id, origin, Optional.of(startedAt), at, reason);
    }
  }

  /// @param reason why it is inconclusive, or what of the data was not whole; empty if it was
  record Completed(
      RunId id,
      Origin origin,
      Instant startedAt,
      Instant finishedAt,
      Outcome outcome,
      String reason)
      implements Executed {}

  record Failed(RunId id, Origin origin, Instant startedAt, Instant finishedAt, FailureReason why)
      implements Executed {}

  /// @param startedAt empty if it was cancelled before a worker took it
  record Cancelled(
      RunId id, Origin origin, Optional<Instant> startedAt, Instant finishedAt, String reason)
      implements Finished {}

  /// An occurrence that was due and deliberately not run, such as one that would have overlapped.
  record Skipped(RunId id, Origin origin, Instant finishedAt, String reason) implements Finished {}

  /// An occurrence that passed while nobody could run it and that no policy caught up.
  record Missed(RunId id, Origin origin, Instant finishedAt, String reason) implements Finished {}
}
