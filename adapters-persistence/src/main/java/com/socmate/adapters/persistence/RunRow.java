package com.socmate.adapters.persistence;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `run`, with what `work` knows of it while it is open.
record RunRow(
    String id,
    OriginRow origin,
    String status,
    Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String failureCode,
    @Nullable String failureHint,
    boolean isHeld,
    int losses) {
  static final String OPEN = "OPEN";

  static RunRow of(Run.Queued run) {
    return row(run, OPEN, run.queuedAt(), null, null, null, null, null);
  }

  static RunRow of(Run.Finished run) {
    return switch (run) {
      case Run.Completed it ->
          row(
              it,
              "COMPLETED",
              it.startedAt(),
              it.startedAt(),
              it.outcome().name(),
              it.reason().isEmpty() ? null : it.reason(),
              null,
              null);
      case Run.Failed(_, _, var started, _, FailureReason(var code, var message, var hint)) ->
          row(run, "FAILED", started, started, null, message, code.name(), hint);
      case Run.Cancelled it ->
          row(
              it,
              "CANCELLED",
              it.finishedAt(),
              it.startedAt().orElse(null),
              null,
              it.reason(),
              null,
              null);
      case Run.Skipped it ->
          row(it, "SKIPPED", it.finishedAt(), null, null, it.reason(), null, null);
      case Run.Missed it -> row(it, "MISSED", it.finishedAt(), null, null, it.reason(), null, null);
    };
  }

  private static RunRow row(
      Run run,
      String status,
      Instant queuedAt,
      @Nullable Instant startedAt,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable String failureCode,
      @Nullable String failureHint) {
    return new RunRow(
        run.id().value(),
        OriginRow.of(run.origin()),
        status,
        queuedAt,
        startedAt,
        run instanceof Run.Finished finished ? finished.finishedAt() : null,
        outcome,
        reason,
        failureCode,
        failureHint,
        false,
        0);
  }

  Run toDomain() {
    return CorruptRow.unless("run " + id, this::read);
  }

  private Run read() {
    var run = new RunId(id);
    var from = origin.toDomain();
    return switch (status) {
      case OPEN -> open(new Run.Queued(run, from, queuedAt));
      case "COMPLETED" ->
          new Run.Completed(
              run,
              from,
              present(startedAt),
              present(finishedAt),
              Outcome.valueOf(present(outcome)),
              reason == null ? "" : reason);
      case "FAILED" ->
          new Run.Failed(run, from, present(startedAt), present(finishedAt), failure());
      case "CANCELLED" ->
          new Run.Cancelled(
              run, from, Optional.ofNullable(startedAt), present(finishedAt), present(reason));
      case "SKIPPED" -> new Run.Skipped(run, from, present(finishedAt), present(reason));
      case "MISSED" -> new Run.Missed(run, from, present(finishedAt), present(reason));
      default -> throw new IllegalArgumentException("There is no status " + status + ".");
    };
  }

  private Run open(Run.Queued queued) {
    return isHeld ? queued.start(present(startedAt), losses + 1) : queued;
  }

  private FailureReason failure() {
    return new FailureReason(
        FailureReason.Code.valueOf(present(failureCode)), present(reason), present(failureHint));
  }

  private <T> T present(@Nullable T part) {
    return Objects.requireNonNull(part, "a part of the status " + status + " is missing");
  }

  /// The columns that say where a run comes from.
  record OriginRow(
      @Nullable String scheduleId,
      String trigger,
      Instant scheduledFor,
      String lane,
      String sessionId) {
    static OriginRow of(Run.Origin origin) {
      return new OriginRow(
          origin.schedule().map(ScheduleId::value).orElse(null),
          origin.trigger().name(),
          origin.scheduledFor(),
          origin.lane().value(),
          origin.session().value());
    }

    Run.Origin toDomain() {
      return new Run.Origin(
          Optional.ofNullable(scheduleId).map(ScheduleId::new),
          Trigger.valueOf(trigger),
          scheduledFor,
          new Lane(lane),
          new SessionId(sessionId));
    }
  }
}
