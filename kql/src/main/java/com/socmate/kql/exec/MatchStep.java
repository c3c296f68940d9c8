package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs each row with the rows of a table that meet a condition, trying every pair: for tables of
/// networks or shapes, which are small and have no keys to hash.
final class MatchStep {
  private final Executor executor;
  private final Plan.Matching plan;

  MatchStep(Executor executor, Plan.Matching plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    Batch table = executor.one(plan.table());
    return new MappedStep(executor.run, executor.open(plan.input()), batch -> match(batch, table));
  }

  private Batch match(Batch batch, Batch table) {
    int[] left = new int[Math.max(16, batch.rows())];
    int[] right = new int[left.length];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      executor.run.checkpoint();
      int[] found = matches(batch, row, table);
      int pairs = found.length == 0 && plan.unmatched() ? 1 : found.length;
      if (count + pairs > left.length) {
        left = Arrays.copyOf(left, Math.max(count + pairs, count * 2));
        right = Arrays.copyOf(right, left.length);
      }
      for (int i = 0; i < pairs; i++) {
        left[count] = row;
        right[count++] = found.length == 0 ? -1 : found[i];
      }
    }
    List<Column> columns = new ArrayList<>(batch.gather(left, count).columns());
    columns.addAll(table.gather(right, count).columns());
    return new Batch(columns, count);
  }

  /// The rows of the table that go with a row, found by filtering their numbers.
  private int[] matches(Batch batch, int row, Batch table) {
    if (table.rows() == 0) {
      return new int[0];
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : batch.columns()) {
      columns.add(Column.constant(column.type(), column.get(row), table.rows()));
    }
    columns.addAll(table.columns());
    columns.add(numbered(table.rows()));
    Batch kept = executor.evaluator.filter(plan.condition(), new Batch(columns, table.rows()));
    Column places = kept.column(columns.size() - 1);
    int[] found = new int[kept.rows()];
    for (int i = 0; i < found.length; i++) {
      found[i] = (int) ((com.socmate.kql.value.LongColumn) places).getLong(i);
    }
    return found;
  }

  private static Column numbered(int rows) {
    long[] numbers = new long[rows];
    Arrays.setAll(numbers, i -> i);
    return com.socmate.kql.value.LongColumn.wrap(ScalarType.LONG, numbers, null, rows);
  }
}
