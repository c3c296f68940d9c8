package com.socmate.telemetry.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends spans to the one address that whoever runs the process named, by OTLP over HTTP. Redirects
/// are not followed, so spans and their headers go nowhere else; what cannot be sent is dropped.
final class OtlpExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(OtlpExporter.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TraceSettings settings;
  private final AtomicBoolean told = new AtomicBoolean();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  OtlpExporter(TraceSettings settings) {
    this.settings = settings;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    var outcome = new CompletableResultCode();
    var _ =
        http.sendAsync(request(spans), BodyHandlers.discarding())
            .whenComplete((answer, failure) -> {
              if (failure == null && answer.statusCode() / 100 == 2) {
                told.set(false);
                outcome.succeed();
              } else {
                tell(failure == null ? "status " + answer.statusCode() : kind(failure));
                outcome.fail();
              }
            });
    return outcome;
  }

  private HttpRequest request(Collection<SpanData> spans) {
    var request =
        HttpRequest.newBuilder(settings.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonSpans.of(spans)));
    settings.headers().forEach(request::header);
    return request.build();
  }

  private static String kind(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  /// Once until it works again: a collector that is away must not fill the log.
  private void tell(String why) {
    if (told.compareAndSet(false, true)) {
      LOG.warn("Spans cannot be sent to {} ({}); they are dropped.", settings.endpoint(), why);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    http.shutdown();
    return CompletableResultCode.ofSuccess();
  }
}
