package com.socmate.kql.exec;

import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Some rows of a table, column by column. Nobody changes the columns after they are handed over.
public record Batch(List<Column> columns, int rows) {
  public Batch {
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            "a column of " + column.size() + " rows in a batch of " + rows);
      }
    }
  }

  public static Batch of(int rows, Column... columns) {
    return new Batch(Arrays.asList(columns), rows);
  }

  public Column column(int index) {
    return columns.get(index);
  }

  /// The rows named by the first `count` of `rows`, in that order; -1 gives a row of nulls.
  public Batch gather(int[] rows, int count) {
    List<Column> taken = new ArrayList<>(columns.size());
    for (Column column : columns) {
      taken.add(column.gather(rows, count));
    }
    return new Batch(taken, count);
  }

  public Batch slice(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    return new Batch(columns.stream().map(it -> it.slice(from, to)).toList(), to - from);
  }

  public List<Value> row(int row) {
    return columns.stream().map(it -> it.get(row)).toList();
  }

  /// About how many bytes of heap the rows hold.
  public long weight() {
    long bytes = 0;
    for (Column column : columns) {
      bytes += column.weight();
    }
    return bytes;
  }
}
