package com.socmate.adapters.http;

import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run as the contract writes it.
///
/// @param error why it failed
/// @param reason why it was skipped, missed or cancelled, or what of a completed one's data was not
///   whole
record RunJson(
    String id,
    String status,
    @Nullable String outcome,
    String trigger,
    Instant scheduledFor,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable BigDecimal durationSeconds,
    @Nullable String sessionId,
    @Nullable Failure error,
    @Nullable String reason) {

  /// Why a run failed, for people and for programs.
  record Failure(String code, String message, String hint) {
    static Failure from(FailureReason why) {
      return new Failure(Words.of(why.code()), why.message(), why.hint());
    }
  }

  static RunJson from(Run run) {
    return switch (run) {
      case Run.Queued queued -> unfinished(queued, "queued", null);
      case Run.Running running -> unfinished(running, "running", running.startedAt());
      case Run.Completed completed ->
          finished(
                  completed,
                  "completed",
                  completed.startedAt(),
                  null,
                  completed.reason().isEmpty() ? null : completed.reason())
              .found(Words.of(completed.outcome()));
      case Run.Failed failed ->
          finished(failed, "failed", failed.startedAt(), Failure.from(failed.why()), null);
      case Run.Cancelled cancelled ->
          finished(
              cancelled, "cancelled", cancelled.startedAt().orElse(null), null, cancelled.reason());
      case Run.Skipped skipped -> finished(skipped, "skipped", null, null, skipped.reason());
      case Run.Missed missed -> finished(missed, "missed", null, null, missed.reason());
    };
  }

  private static RunJson unfinished(Run run, String status, @Nullable Instant startedAt) {
    return new RunJson(
        run.id().value(),
        status,
        null,
        Words.of(run.origin().trigger()),
        run.origin().scheduledFor(),
        startedAt,
        null,
        null,
        run.origin().session().value(),
        null,
        null);
  }

  private static RunJson finished(
      Run.Finished run,
      String status,
      @Nullable Instant startedAt,
      @Nullable Failure error,
      @Nullable String reason) {
    return new RunJson(
        run.id().value(),
        status,
        null,
        Words.of(run.origin().trigger()),
        run.origin().scheduledFor(),
        startedAt,
        run.finishedAt(),
        seconds(startedAt, run.finishedAt()),
        hasSession(run) ? run.origin().session().value() : null,
        error,
        reason);
  }

  /// Occurrences on record that were never executed leave no session.
  private static boolean hasSession(Run.Finished run) {
    return switch (run) {
      case Run.Skipped _, Run.Missed _ -> false;
      case Run.Completed _, Run.Failed _, Run.Cancelled _ -> true;
    };
  }

  private static @Nullable BigDecimal seconds(@Nullable Instant from, Instant to) {
    return Optional.ofNullable(from)
        .map(start -> BigDecimal.valueOf(Duration.between(start, to).toMillis(), 3))
        .orElse(null);
  }

  private RunJson found(String what) {
    return new RunJson(
        id,
        status,
        what,
        trigger,
        scheduledFor,
        startedAt,
        finishedAt,
        durationSeconds,
        sessionId,
        error,
        reason);
  }
}
