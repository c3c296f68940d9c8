package com.socmate.kql.exec;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;

/// Puts batches together.
final class Rows {
  private Rows() {}

  static Batch together(List<Batch> batches, RowType type, Run run) {
    if (batches.size() == 1) {
      return batches.getFirst();
    }
    int rows = 0;
    for (Batch batch : batches) {
      rows = Math.addExact(rows, batch.rows());
    }
    List<Column> columns = new ArrayList<>(type.size());
    for (int place = 0; place < type.size(); place++) {
      run.checkpoint();
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

  /// The rows named, column by column.
  static Batch gathered(Batch batch, int[] rows, int count, Run run) {
    List<Column> columns = new ArrayList<>(batch.columns().size());
    for (Column column : batch.columns()) {
      run.checkpoint();
      columns.add(column.gather(rows, count));
    }
    return new Batch(columns, count);
  }

  static Batch empty(RowType type) {
    return new Batch(type.columns().stream().map(it -> Column.nulls(it.type(), 0)).toList(), 0);
  }
}
