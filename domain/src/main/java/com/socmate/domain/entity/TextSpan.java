package com.socmate.domain.entity;

/// A stretch of a text, counted in Unicode code points; the end is excluded.
public record TextSpan(int start, int end) {
  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "A span runs forward from at least 0. Found " + start + " to " + end + ".");
    }
  }

  /// The span of what Java's indexes `start` to `end` enclose.
  public static TextSpan ofChars(String text, int start, int end) {
    int first = text.codePointCount(0, start);
    return new TextSpan(first, first + text.codePointCount(start, end));
  }

  /// What stands there.
  public String in(String text) {
    int first = text.offsetByCodePoints(0, start);
    return text.substring(first, text.offsetByCodePoints(first, end - start));
  }
}
