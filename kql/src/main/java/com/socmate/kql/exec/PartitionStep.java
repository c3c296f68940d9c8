package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs a subplan over the rows of each key.
final class PartitionStep {
  private final Executor executor;
  private final Plan.Partition plan;

  PartitionStep(Executor executor, Plan.Partition plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    Batch all = executor.one(plan.input());
    Column[] keys = {executor.evaluator.column(plan.key(), all)};
    KeyTable table = new KeyTable(List.of(plan.key().type()));
    int[] numbers = table.assign(keys, all.rows());
    List<Batch> results = new ArrayList<>();
    for (int[] rows : byKey(numbers, table.size())) {
      executor.run.checkpoint();
      Executor inner = executor.piping(List.of(all.gather(rows, rows.length)));
      results.addAll(inner.all(plan.subplan()));
    }
    return Batches.of(results);
  }

  /// The rows of each key, in order.
  static List<int[]> byKey(int[] numbers, int keys) {
    int[][] rows = new int[keys][4];
    int[] counts = new int[keys];
    for (int row = 0; row < numbers.length; row++) {
      int key = numbers[row];
      if (counts[key] == rows[key].length) {
        rows[key] = Arrays.copyOf(rows[key], counts[key] * 2);
      }
      rows[key][counts[key]++] = row;
    }
    List<int[]> byKey = new ArrayList<>(keys);
    for (int key = 0; key < keys; key++) {
      byKey.add(Arrays.copyOf(rows[key], counts[key]));
    }
    return byKey;
  }
}
