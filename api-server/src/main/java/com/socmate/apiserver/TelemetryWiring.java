package com.socmate.apiserver;

import com.socmate.adapters.http.RequestWatch;
import com.socmate.adapters.http.Streams;
import com.socmate.adapters.llm.TokenCount;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.FabricFigures;
import com.socmate.application.settings.TelemetrySettings;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.telemetry.health.Check;
import com.socmate.telemetry.health.Health;
import com.socmate.telemetry.health.ManagementServer;
import com.socmate.telemetry.metric.Metrics;
import com.socmate.telemetry.metric.Reading;
import com.socmate.telemetry.trace.TraceSettings;
import com.socmate.telemetry.trace.Traces;
import com.socmate.telemetry.version.Version;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the API server tells of itself: numbers, spans and its health.
final class TelemetryWiring implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// Counting them all reads them all.
  private static final Duration SCHEDULES_FRESH = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String host;
  private final TelemetrySettings settings;
  private final Metrics metrics = new Metrics(version(), "api-server");
  private final Traces traces;
  private @Nullable ManagementServer management;

  TelemetryWiring(String host, TelemetrySettings settings) {
    this.host = host;
    this.settings = settings;
    this.traces =
        Traces.of(
            settings
                .spans()
                .map(it -> new TraceSettings(it, settings.spanHeaders(), settings.share())),
            "socmate-api-server",
            UUID.randomUUID().toString());
  }

  private static String version() {
    return Version.ofThisSoftware().orElse("unbuilt");
  }

  Optional<String> traceParent() {
    return traces.current();
  }

  RequestWatch requests() {
    return new WatchedRequests(metrics, traces);
  }

  TokenCount tokens() {
    var help = "Tokens that language models read and wrote.";
    var read = metrics.counter("socmate_model_tokens", help, "direction", "input");
    var written = metrics.counter("socmate_model_tokens", help, "direction", "output");
    return (in, out) -> {
      read.increment((double) in);
      written.increment((double) out);
    };
  }

  /// What stands in the database is told by the API servers, of which there are few.
  void measure(Streams streams, Database database) {
    metrics.gauge("socmate_sse_connections", "Streams of events that are open.", streams::openNow);
    var figures = new FabricFigures(database);
    var queue = new Reading<>(figures::queue, FRESH, PATIENCE);
    metrics.gauge(
        "socmate_run_queue_depth",
        "Runs that any worker could take now.",
        () -> queue.part(FabricFigures.Queue::depth));
    metrics.gauge(
        "socmate_run_queue_oldest_age_seconds",
        "How long ago the run was due that has waited longest.",
        () -> queue.part(FabricFigures.Queue::oldestSeconds));
    var schedules = new Reading<>(figures::schedules, SCHEDULES_FRESH, PATIENCE);
    for (var status : ScheduleState.Status.values()) {
      metrics.gauge(
          "socmate_schedules",
          "Schedules there are.",
          () -> schedules.part(it -> it.getOrDefault(status.name(), 0L)),
          "state",
          status.name().toLowerCase(Locale.ROOT));
    }
  }

  /// That it answers at all is its sign of life: it has no threads of its own that could stand
  /// still.
  void serve(Supplier<Optional<String>> trouble) {
    management =
        ManagementServer.start(
            host,
            settings.managementPort(),
            new Health(List.of(), List.of(new Check("server", trouble))),
            metrics::scrape);
  }

  @Override
  public void close() {
    var server = management;
    if (server != null) {
      server.close();
    }
    traces.close();
    metrics.close();
  }
}
