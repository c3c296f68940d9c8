package com.socmate.application.investigation.report;

import com.socmate.domain.finding.EvidenceRef;
import java.util.ArrayList;
import java.util.List;

/// A line of a report, put together span by span.
public record Line(List<Span> spans) {
  public static final Line EMPTY = new Line(List.of());

  public Line {
    spans = List.copyOf(spans);
  }

  public static Line of(String words) {
    return EMPTY.words(words);
  }

  public Line words(String text) {
    return text.isEmpty() ? this : and(new Span.Words(text));
  }

  public Line strong(String text) {
    return and(new Span.Strong(text));
  }

  /// A value; an empty one leaves no trace.
  public Line value(String text) {
    return text.isBlank() ? this : and(new Span.Value(text));
  }

  /// Up to so many rows, each behind a space.
  public Line cite(List<EvidenceRef> rows, int most) {
    var line = this;
    for (var row : rows.stream().limit(most).toList()) {
      line = line.words(" ").and(new Span.Cite(row));
    }
    return line;
  }

  private Line and(Span span) {
    var longer = new ArrayList<>(spans);
    longer.add(span);
    return new Line(longer);
  }
}
