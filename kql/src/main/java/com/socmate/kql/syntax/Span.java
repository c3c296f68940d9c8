package com.socmate.kql.syntax;

/// A stretch of query text: from `start`, inclusive, to `end`, exclusive.
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span runs forward, not from " + start + " to " + end);
    }
  }

  /// The smallest span holding both.
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public int length() {
    return end - start;
  }
}
