package com.socmate.worker;

import com.socmate.application.port.RunQueue;
import com.socmate.domain.id.RunId;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.telemetry.trace.Origin;
import com.socmate.telemetry.trace.Role;
import com.socmate.telemetry.trace.Traces;
import com.socmate.worker.measure.RunMeters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.MDC;

/// Carries runs out as another does, measured, traced, and with the run's name in every log line.
final class ObservedRuns implements RunExecutor {
  private final RunExecutor executor;
  private final RunMeters meters;
  private final Traces traces;
  private final Function<RunId, Optional<String>> queuedBy;

  /// @param queuedBy the span that queued a run; asked only where spans are made
  ObservedRuns(
      RunExecutor executor,
      RunMeters meters,
      Traces traces,
      Function<RunId, Optional<String>> queuedBy) {
    this.executor = executor;
    this.meters = meters;
    this.traces = traces;
    this.queuedBy = queuedBy;
  }

  @Override
  public void execute(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    var run = claim.run();
    meters.began(run);
    try (var _ = MDC.putCloseable("run_id", run.id().value());
        var _ = MDC.putCloseable("session_id", run.origin().session().value());
        var stretch = traces.begin("run", Role.CONSUMER, origin(run))) {
      stretch
          .note("socmate.run.id", run.id().value())
          .note("socmate.run.trigger", run.origin().trigger().name().toLowerCase(Locale.ROOT))
          .note("socmate.run.attempt", run.attempt());
      try {
        executor.execute(claim, stopRequested);
      } catch (RuntimeException e) {
        stretch.fail(e.getClass().getSimpleName());
        throw e;
      }
    }
  }

  /// What a person asked for belongs to their request; one dispatch is the cause of many runs.
  private Origin origin(Run.Running run) {
    var cause = traces.isOn() ? known(run.id()) : Optional.<String>empty();
    return run.origin().trigger() == Trigger.MANUAL
        ? new Origin.Of(cause)
        : new Origin.BecauseOf(cause);
  }

  /// A trace is worth less than the run.
  private Optional<String> known(RunId run) {
    try {
      return queuedBy.apply(run);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
