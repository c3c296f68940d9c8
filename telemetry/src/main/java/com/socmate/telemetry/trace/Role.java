package com.socmate.telemetry.trace;

import io.opentelemetry.api.trace.SpanKind;

/// What a span does for whom.
public enum Role {
  INTERNAL(SpanKind.INTERNAL),
  /// Answers a request.
  SERVER(SpanKind.SERVER),
  /// Asks another system.
  CLIENT(SpanKind.CLIENT),
  /// Leaves work for later.
  PRODUCER(SpanKind.PRODUCER),
  /// Does what was left.
  CONSUMER(SpanKind.CONSUMER);

  private final SpanKind kind;

  Role(SpanKind kind) {
    this.kind = kind;
  }

  SpanKind kind() {
    return kind;
  }
}
