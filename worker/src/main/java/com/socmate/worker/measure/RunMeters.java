package com.socmate.worker.measure;

import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.telemetry.metric.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How many runs ended and how, how long they took, and how long after its occurrence each began.
public final class RunMeters {
  private static final Duration[] DELAYS =
      millis(100, 250, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000);

  private static final Duration[] DURATIONS =
      millis(
          100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000);

  private final Map<Kind, Counter> ends;
  private final Timer delay;
  private final Timer duration;

  private record Kind(Trigger trigger, String status) {}

  public RunMeters(Metrics metrics) {
    this.ends =
        Stream.of(Trigger.values())
            .flatMap(trigger ->
                Stream.of("completed", "failed", "cancelled", "skipped", "missed")
                    .map(status -> new Kind(trigger, status)))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), it -> counter(it, metrics)));
    this.delay =
        metrics.durations(
            "socmate_schedule_start_delay",
            "From the moment a scheduled run was due to the moment it began.",
            DELAYS);
    this.duration =
        metrics.durations(
            "socmate_schedule_run_duration", "From the beginning of a run to its end.", DURATIONS);
  }

  private static Counter counter(Kind kind, Metrics metrics) {
    return metrics.counter(
        "socmate_schedule_runs",
        "Runs that ended, and occurrences that were not run.",
        "trigger",
        kind.trigger().name().toLowerCase(Locale.ROOT),
        "status",
        kind.status());
  }

  /// Only what the clock started is measured: others begin when somebody has time for them. Both
  /// times are the database's.
  public void began(Run.Running run) {
    if (run.origin().trigger() == Trigger.SCHEDULED && run.attempt() == 1) {
      var late = Duration.between(run.origin().scheduledFor(), run.startedAt());
      delay.record(late.isNegative() ? Duration.ZERO : late);
    }
  }

  public void ended(Run.Finished run) {
    var counter = ends.get(new Kind(run.origin().trigger(), status(run)));
    if (counter != null) {
      counter.increment();
    }
    if (run instanceof Run.Executed executed) {
      duration.record(executed.duration());
    }
  }

  private static String status(Run.Finished run) {
    return switch (run) {
      case Run.Completed _ -> "completed";
      case Run.Failed _ -> "failed";
      case Run.Cancelled _ -> "cancelled";
      case Run.Skipped _ -> "skipped";
      case Run.Missed _ -> "missed";
    };
  }

  private static Duration[] millis(long... each) {
    return Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
