package com.socmate.telemetry.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Pattern;

/// A span of somewhere else in the form that W3C Trace Context gives it: `00-trace-span-flags`.
final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private TraceParent() {}

  static String text(SpanContext span) {
    return "00-%s-%s-%s"
        .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }

  /// Empty for anything else: what callers send is not to be trusted to be well formed.
  static Optional<SpanContext> read(String text) {
    var found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
            SpanContext.createFromRemoteParent(
                found.group(1),
                found.group(2),
                TraceFlags.fromHex(found.group(3), 0),
                TraceState.getDefault()))
        .filter(SpanContext::isValid);
  }
}
