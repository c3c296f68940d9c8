package com.socmate.telemetry.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Begins spans and sends them, or does nothing at all: switched off, none is made. A collector
/// that is away costs spans, never work or memory without bound.
public final class Traces implements AutoCloseable {
  private static final int LAST_SPANS_SECONDS = 3;

  private final Optional<Sending> sending;

  private record Sending(SdkTracerProvider provider, Tracer tracer) {}

  private Traces(Optional<Sending> sending) {
    this.sending = sending;
  }

  public static Traces off() {
    return new Traces(Optional.empty());
  }

  /// @param settings empty to switch it off
  /// @param service which of the product's processes this is
  /// @param instance which of several
  public static Traces of(Optional<TraceSettings> settings, String service, String instance) {
    return settings
        .map(it -> to(new OtlpExporter(it), it.share(), service, instance))
        .orElseGet(Traces::off);
  }

  static Traces to(SpanExporter exporter, double share, String service, String instance) {
    var provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.builder()
                        .put("service.name", service)
                        .put("service.namespace", "socmate")
                        .put("service.instance.id", instance)
                        .build()))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build();
    return new Traces(Optional.of(new Sending(provider, provider.get("com.socmate"))));
  }

  public boolean isOn() {
    return sending.isPresent();
  }

  /// Begins a span on this thread, to be closed by it.
  public Stretch begin(String name, Role role, Origin origin) {
    return sending
        .map(it ->
            Stretch.in(
                from(it.tracer().spanBuilder(name), origin).setSpanKind(role.kind()).startSpan()))
        .orElse(Stretch.NONE);
  }

  private static SpanBuilder from(SpanBuilder span, Origin origin) {
    return switch (origin) {
      case Origin.Here _ -> span;
      case Origin.Of(var parent) ->
          parent
              .flatMap(TraceParent::read)
              .map(it -> span.setParent(Context.root().with(Span.wrap(it))))
              .orElseGet(span::setNoParent);
      case Origin.BecauseOf(var cause) -> {
        cause.flatMap(TraceParent::read).ifPresent(span::addLink);
        yield span.setNoParent();
      }
    };
  }

  /// The span that this thread is in, as W3C's `traceparent`; for what goes on elsewhere.
  public Optional<String> current() {
    return sending
        .map(_ -> Span.current().getSpanContext())
        .filter(SpanContext::isValid)
        .map(TraceParent::text);
  }

  /// Sends what is left, for a moment at most.
  @Override
  public void close() {
    sending.ifPresent(it -> it.provider().shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS));
  }
}
