package com.socmate.telemetry.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Everything one process counts and measures. Names are those that Prometheus shows, less what it
/// adds itself (`_total`, `_seconds`); a label never holds an id, or there would be a series for
/// each thing in the product.
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /// @param version what runs
  /// @param process which of the product's processes this is
  public Metrics(String version, String process) {
    // Micrometer would take the end of this name for one of Prometheus's own.
    Info.builder()
        .name("socmate_build_info")
        .help("What runs here; always 1.")
        .labelNames("version", "process", "java")
        .register(registry.getPrometheusRegistry())
        .setLabelValues(version, process, Runtime.version().toString());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /// Where libraries put what they measure themselves.
  public MeterRegistry registry() {
    return registry;
  }

  /// @param labels name, value, name, value
  public Counter counter(String name, String help, String... labels) {
    return Counter.builder(name).description(help).tags(labels).register(registry);
  }

  /// A value that is looked up whenever Prometheus asks; not a number if it is not known then.
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    Gauge.builder(name, value::getAsDouble)
        .description(help)
        .tags(labels)
        .strongReference(true)
        .register(registry);
  }

  /// Durations in buckets.
  ///
  /// @param bounds the buckets' upper ends
  public Timer durations(String name, String help, Duration[] bounds, String... labels) {
    return Timer.builder(name)
        .description(help)
        .tags(labels)
        .serviceLevelObjectives(bounds)
        .register(registry);
  }

  /// As Prometheus reads it.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
