package com.socmate.worker;

import com.socmate.adapters.llm.TokenCount;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.RunTraces;
import com.socmate.application.port.DueSchedules;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Ticks;
import com.socmate.application.port.Transactions;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.OverdueTicks.Duty;
import com.socmate.telemetry.health.Health;
import com.socmate.telemetry.health.ManagementServer;
import com.socmate.telemetry.metric.Metrics;
import com.socmate.telemetry.metric.Reading;
import com.socmate.telemetry.trace.TraceSettings;
import com.socmate.telemetry.trace.Traces;
import com.socmate.telemetry.version.Version;
import com.socmate.worker.measure.CountedOccurrences;
import com.socmate.worker.measure.RunMeters;
import com.socmate.worker.measure.TellingMeters;
import com.socmate.worker.measure.TracedLogs;
import com.socmate.worker.measure.TracedTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a worker tells of itself: numbers, spans and its health.
final class TelemetryWiring implements AutoCloseable {
  private static final String TOKENS = "Tokens that language models read and wrote.";
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WorkerConfig config;
  private final Metrics metrics;
  private final Traces traces;
  private @Nullable ManagementServer management;
  private final RunMeters runs;

  TelemetryWiring(WorkerConfig config) {
    this.config = config;
    this.metrics = new Metrics(version(), "worker");
    this.traces =
        Traces.of(
            config
                .telemetry()
                .spans()
                .map(it ->
                    new TraceSettings(
                        it, config.telemetry().spanHeaders(), config.telemetry().share())),
            "socmate-worker",
            config.name());
    this.runs = new RunMeters(metrics);
  }

  private static String version() {
    return Version.ofThisSoftware().orElse("unbuilt");
  }

  Optional<String> traceParent() {
    return traces.current();
  }

  FinishRun watched(FinishRun finish) {
    return finish.watchedBy(runs::ended);
  }

  RunExecutor observed(RunExecutor executor, Database database) {
    return new ObservedRuns(executor, runs, traces, new RunTraces(database)::queuedBy);
  }

  LogWorkspace traced(LogWorkspace logs) {
    return traces.isOn() ? new TracedLogs(logs, traces) : logs;
  }

  Transactions dispatching(Transactions transactions) {
    return traces.isOn() ? new TracedTransactions(transactions, traces, "dispatch") : transactions;
  }

  DueSchedules counted(DueSchedules schedules) {
    return new CountedOccurrences(schedules, runs::ended);
  }

  TellingMeters tellings() {
    return new TellingMeters(metrics);
  }

  /// Tells of tokens that a model read and wrote.
  TokenCount tokens() {
    var read = metrics.counter("socmate_model_tokens", TOKENS, "direction", "input");
    var written = metrics.counter("socmate_model_tokens", TOKENS, "direction", "output");
    return (in, out) -> {
      read.increment((double) in);
      written.increment((double) out);
    };
  }

  /// The clock's duties, whose failures are counted.
  List<Duty> counted(List<Duty> duties) {
    return duties.stream()
        .map(it -> new Duty(it.tick(), it.overdueAfter(), counted(it.tick(), it.work())))
        .toList();
  }

  private Runnable counted(String tick, Runnable work) {
    var failures =
        metrics.counter("socmate_clock_tick_failures", "Ticks whose work failed.", "tick", tick);
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        failures.increment();
        throw e;
      }
    };
  }

  void measure(ActiveRuns active, Ticks ticks, String tick) {
    var help = "Runs that this worker can execute at once.";
    metrics.gauge("socmate_worker_slots", help, active::freeSlots, "state", "free");
    metrics.gauge(
        "socmate_worker_slots", help, () -> active.slots() - active.freeSlots(), "state", "busy");
    var age = new Reading<>(() -> ticks.age(tick), FRESH, PATIENCE);
    metrics.gauge(
        "socmate_clock_tick_age_seconds",
        "How long ago any worker began the tick.",
        () -> age.part(it -> it.map(TelemetryWiring::seconds).orElse(Double.NaN)),
        "tick",
        tick);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  void serve(Health health) {
    management =
        ManagementServer.start(
            config.host(), config.telemetry().managementPort(), health, metrics::scrape);
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
