package com.socmate.adapters.sentinel.workspace;

import com.socmate.telemetry.metric.Metrics;
import com.socmate.telemetry.version.Version;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// What the workspace counts of itself.
final class WorkspaceMetrics implements AutoCloseable {
  private static final Duration[] BOUNDS =
      Arrays.stream(new long[] {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Metrics metrics =
      new Metrics(Version.ofThisSoftware().orElse("unbuilt"), "workspace");

  /// How a query ended.
  private enum Outcome {
    ANSWERED,
    REFUSED,
    THROTTLED,
    TIMED_OUT,
    FAILED;

    static Outcome of(int status) {
      return switch (status) {
        case 200 -> ANSWERED;
        case 400, 413 -> REFUSED;
        case 429 -> THROTTLED;
        case 504 -> TIMED_OUT;
        default -> FAILED;
      };
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  WorkspaceMetrics() {
    for (Outcome outcome : Outcome.values()) {
      durations(outcome);
    }
  }

  /// @param rows how many rows each table has
  void measure(Supplier<Map<String, Long>> rows) {
    metrics.gauge(
        "socmate_workspace_rows",
        "Rows that the workspace holds.",
        () -> rows.get().values().stream().mapToLong(Long::longValue).sum());
  }

  /// A query that was answered, or was not.
  void asked(int status, int bytes, Duration took) {
    durations(Outcome.of(status)).record(took);
    metrics
        .counter("socmate_workspace_answered_bytes", "Bytes of answers to queries.")
        .increment(bytes);
  }

  /// Asked for again, it is the same.
  private Timer durations(Outcome outcome) {
    return metrics.durations(
        "socmate_workspace_query_duration",
        "How long queries took, with the wait for their turn.",
        BOUNDS,
        "outcome",
        outcome.label());
  }

  String scrape() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    metrics.close();
  }
}
