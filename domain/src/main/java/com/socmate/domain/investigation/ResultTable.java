package com.socmate.domain.investigation;

import java.util.List;
import java.util.OptionalInt;

/// The rows a query answered, in its order. Every row has a cell for every column.
///
/// Refuses with [IllegalArgumentException]: if a row has more or fewer cells than there are columns
public record ResultTable(List<Column> columns, List<List<Cell>> rows) {
  /// A column under its name, with the type Kusto gives it (`string`, `long`, `datetime`, …).
  public record Column(String name, String type) {}

  public static final ResultTable EMPTY = new ResultTable(List.of(), List.of());

  public ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row has "
                + row.size()
                + " cells where the table has "
                + columns.size()
                + " columns.");
      }
    }
  }

  public OptionalInt indexOf(String column) {
    for (int index = 0; index < columns.size(); index++) {
      if (columns.get(index).name().equals(column)) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  /// The cell of a row under a column's name; absent where there is no such column.
  public Cell cell(int row, String column) {
    var index = indexOf(column);
    return index.isPresent() ? rows.get(row).get(index.getAsInt()) : new Cell.Absent();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public ResultTable firstRows(int count) {
    return rows.size() <= count ? this : new ResultTable(columns, rows.subList(0, count));
  }
}
