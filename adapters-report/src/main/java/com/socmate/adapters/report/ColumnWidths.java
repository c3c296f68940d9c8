package com.socmate.adapters.report;

import com.socmate.application.investigation.report.Block;
import com.socmate.application.investigation.report.Line;
import com.socmate.application.investigation.report.Span;
import java.util.List;
import java.util.stream.IntStream;

/// How a table's columns share the width of paper: each as much as what stands in it needs, within
/// bounds, so that times and names stay on one line.
final class ColumnWidths {
  private static final int NARROWEST = 6;
  private static final int WIDEST = 22;

  private ColumnWidths() {}

  /// In percent, one for each of the first columns.
  static List<Integer> of(Block.Table table, int columns) {
    var needs = IntStream.range(0, columns).map(column -> need(table, column)).toArray();
    int all = IntStream.of(needs).sum();
    return IntStream.of(needs).mapToObj(it -> it * 100 / all).toList();
  }

  private static int need(Block.Table table, int column) {
    int longest =
        table.rows().stream()
            .filter(row -> row.size() > column)
            .mapToInt(row -> length(row.get(column)))
            .max()
            .orElse(0);
    int head = table.header().get(column).length() * 6 / 5 + 2;
    return Math.clamp(Math.max(longest + 2, head), NARROWEST, WIDEST);
  }

  private static int length(Line line) {
    return line.spans().stream()
        .mapToInt(span ->
            switch (span) {
              case Span.Words(var words) -> words.length();
              case Span.Strong(var words) -> words.length();
              case Span.Value(var value) -> value.length();
              case Span.Cite(var row) -> row.citation().length();
            })
        .sum();
  }
}
