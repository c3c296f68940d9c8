package com.socmate.conformance.examples;

import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The table printed beneath a query of the documentation.
///
/// @param rows the cells as the page shows them
public record PrintedTable(List<List<String>> rows) {
  public PrintedTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// Whether these rows are those of the page: to as many digits as were printed, in its order or,
  /// as few queries ask for one, in any.
  public boolean shows(List<List<Value>> answer) {
    return inOrder(answer) || inAnyOrder(answer);
  }

  private boolean inOrder(List<List<Value>> answer) {
    if (rows.size() != answer.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!sameRow(rows.get(i), answer.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean inAnyOrder(List<List<Value>> answer) {
    List<List<Value>> left = new ArrayList<>(answer);
    return rows.stream().allMatch(row -> removeOne(left, row)) && left.isEmpty();
  }

  private static boolean removeOne(List<List<Value>> left, List<String> row) {
    for (int i = 0; i < left.size(); i++) {
      if (sameRow(row, left.get(i))) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean sameRow(List<String> printed, List<Value> values) {
    if (printed.size() > values.size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!PrintedCell.shows(i < printed.size() ? printed.get(i) : "", values.get(i))) {
        return false;
      }
    }
    return true;
  }
}
