package com.socmate.application.investigation;

import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps an answer as evidence: its rows in an order that is the same every time, cut to the
/// limits.
final class Snapshot {
  private static final Pattern SORTS = Pattern.compile("\\|\\s*(?:sort|order|top)\\b");

  private Snapshot() {}

  static Evidence of(
      PlannedQuery query, TimeRange range, ResultTable table, Optional<String> partial, Kept most) {
    var ordered = SORTS.matcher(query.kql()).find() ? table : inOrder(table);
    int kept = Math.min(most.rows(), rowsWithin(ordered, most.bytes()));
    var cut =
        kept < table.rows().size()
            ? Optional.of(
                "only the first " + kept + " of " + table.rows().size() + " rows are kept.")
            : Optional.<String>empty();
    return new Evidence(
        query.name(),
        query.title(),
        query.kql(),
        range,
        ordered.firstRows(kept),
        table.rows().size(),
        partial.or(() -> cut).orElse(""));
  }

  /// How much is kept of an answer at most.
  record Kept(int rows, long bytes) {}

  private static ResultTable inOrder(ResultTable table) {
    return new ResultTable(
        table.columns(),
        table.rows().stream().sorted(Comparator.comparing(Snapshot::text)).toList());
  }

  private static String text(List<Cell> row) {
    var text = new StringBuilder();
    row.forEach(cell -> text.append(cell.text()).append('\u0000'));
    return text.toString();
  }

  private static int rowsWithin(ResultTable table, long bytes) {
    long sum = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      sum += Spending.bytes(table.rows().get(row));
      if (sum > bytes) {
        return row;
      }
    }
    return table.rows().size();
  }
}
