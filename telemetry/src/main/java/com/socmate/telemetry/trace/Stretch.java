package com.socmate.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// A span under way, from its beginning until it is closed by the thread that began it. Log lines
/// meanwhile carry its trace.
public final class Stretch implements AutoCloseable {
  static final Stretch NONE = new Stretch(Span.getInvalid(), Scope.noop());
  private static final String TRACE = "trace_id";
  private static final String SPAN = "span_id";

  private final Span span;
  private final Scope scope;
  private final @Nullable String outerTrace = MDC.get(TRACE);
  private final @Nullable String outerSpan = MDC.get(SPAN);

  private Stretch(Span span, Scope scope) {
    this.span = span;
    this.scope = scope;
  }

  /// The scope is closed with the stretch.
  @SuppressWarnings("MustBeClosedChecker")
  static Stretch in(Span span) {
    var stretch = new Stretch(span, span.makeCurrent());
    MDC.put(TRACE, span.getSpanContext().getTraceId());
    MDC.put(SPAN, span.getSpanContext().getSpanId());
    return stretch;
  }

  /// What it was about. Never text of logs or of users: spans leave the product.
  public Stretch note(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  public Stretch note(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  public void rename(String name) {
    span.updateName(name);
  }

  /// It did not do what it was to do.
  ///
  /// @param kind a word for what went wrong, never a message
  public void fail(String kind) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", kind);
  }

  @Override
  public void close() {
    if (this == NONE) {
      return;
    }
    scope.close();
    span.end();
    restore(TRACE, outerTrace);
    restore(SPAN, outerSpan);
  }

  private static void restore(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
