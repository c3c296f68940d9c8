package com.socmate.apiserver;

import com.socmate.adapters.http.RequestWatch;
import com.socmate.telemetry.metric.Metrics;
import com.socmate.telemetry.trace.Origin;
import com.socmate.telemetry.trace.Role;
import com.socmate.telemetry.trace.Stretch;
import com.socmate.telemetry.trace.Traces;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Measures each request and makes it a span, under the names of OpenTelemetry's conventions.
/// Routes are those that are declared, so there are only so many series; streams are not measured,
/// for they last as long as somebody looks on.
final class WatchedRequests implements RequestWatch {
  private static final Duration[] BOUNDS =
      Arrays.stream(new long[] {5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 10_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Metrics metrics;
  private final Traces traces;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String method, String route, int status) {}

  WatchedRequests(Metrics metrics, Traces traces) {
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public Watched begin(Began request) {
    var method = Method.of(request.method());
    var stretch = traces.begin(method, Role.SERVER, new Origin.Of(request.traceParent()));
    return (how, took) -> end(method, stretch, how, took);
  }

  private void end(String method, Stretch stretch, Answered how, Duration took) {
    try (stretch) {
      stretch.rename(method + " " + how.route());
      stretch
          .note("http.request.method", method)
          .note("http.route", how.route())
          .note("http.response.status_code", how.status());
      if (how.status() >= 500) {
        stretch.fail(Integer.toString(how.status()));
      }
    }
    if (!how.stream()) {
      timers.computeIfAbsent(new Kind(method, how.route(), how.status()), this::timer).record(took);
    }
  }

  private Timer timer(Kind kind) {
    return metrics.durations(
        "http_server_request_duration",
        "How long requests took, streams of events aside.",
        BOUNDS,
        "http_request_method",
        kind.method(),
        "http_route",
        kind.route(),
        "http_response_status_code",
        Integer.toString(kind.status()));
  }

  /// The methods there are; a caller can make up others without end.
  private static final class Method {
    private static String of(String name) {
      return switch (name) {
        case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> name;
        default -> "_OTHER";
      };
    }
  }
}
