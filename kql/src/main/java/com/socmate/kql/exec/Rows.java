package com.socmate.kql.exec;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;

/// Puts batches together.
final class Rows {
  private Rows() {}

  static Batch together(List<Batch> batches, RowType type) {
    if (batches.size() == 1) {
      return batches.getFirst();
    }
    int rows = 0;
    for (Batch batch : batches) {
      rows = Math.addExact(rows, batch.rows());
    }
    List<Column> columns = new ArrayList<>(type.size());
    for (int place = 0; place < type.size(); place++) {
      columns.add(together(batches, type, place, rows));
    }
    return new Batch(columns, rows);
  }

  private static Column together(List<Batch> batches, RowType type, int place, int rows) {
    List<Column> parts = new ArrayList<>(batches.size());
    for (Batch batch : batches) {
      parts.add(batch.column(place));
    }
    return parts.isEmpty()
        ? Column.nulls(type.column(place).type(), rows)
        : Column.concat(type.column(place).type(), parts);
  }

  static Batch empty(RowType type) {
    return together(List.of(), type);
  }
}
