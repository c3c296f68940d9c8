package com.socmate.kql.bind;

import com.socmate.kql.syntax.Span;
import com.socmate.kql.syntax.SyntaxError;

/// Something the writer of a query should know: where, what, and what to do about it.
public record Diagnostic(Span span, Severity severity, String message, String remedy) {
  /// Whether the query can run all the same.
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Diagnostic of(SyntaxError error) {
    return new Diagnostic(error.span(), Severity.ERROR, error.message(), error.remedy());
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// What is wrong and what to do about it, on one line.
  public String sentence() {
    return remedy.isEmpty() ? message : message + " " + remedy;
  }

  /// The message under its line of the query, marked with carets.
  public String under(String text) {
    int start = Math.min(span.start(), text.length());
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', start);
    String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    long number = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
    int column = start - lineStart;
    int marked = Math.max(1, Math.min(span.length(), line.length() - column));
    String margin = number + " | ";
    return message
        + "\n"
        + margin
        + line.stripTrailing()
        + "\n"
        + " ".repeat(margin.length() + column)
        + "^".repeat(marked)
        + (remedy.isEmpty() ? "" : "\n" + remedy);
  }
}
