package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;

/// Stable sorting, and the first few in an order without sorting all.
final class SortStep {
  private final Executor executor;

  SortStep(Executor executor) {
    this.executor = executor;
  }

  Batches sort(Plan input, List<Plan.SortKey> keys) {
    Batch all = executor.one(input);
    return Batches.of(List.of(all.gather(order(all, keys), all.rows())));
  }

  private int[] order(Batch batch, List<Plan.SortKey> keys) {
    Column[] columns = columns(batch, keys);
    RowOrder order = new RowOrder(keys);
    int[] rows = new int[batch.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    MergeSort.sort(rows, (a, b) -> order.compare(columns, a, columns, b));
    return rows;
  }

  private Column[] columns(Batch batch, List<Plan.SortKey> keys) {
    return executor.evaluator.arguments(keys.stream().map(Plan.SortKey::term).toList(), batch);
  }

  /// Keeps at most twice what is asked for, sorting and cutting whenever there is more.
  Batches top(Plan input, long count, List<Plan.SortKey> keys) {
    if (count > 1_000_000) {
      return new TakeStep(sort(input, keys), count);
    }
    int limit = (int) count;
    List<Batch> kept = new ArrayList<>();
    int rows = 0;
    try (Batches batches = executor.open(input)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        executor.run.checkpoint();
        kept.add(cut(batch, keys, limit));
        rows += kept.getLast().rows();
        if (rows > 2 * Math.max(limit, 4096)) {
          Batch best = cut(Rows.together(kept, input.type()), keys, limit);
          kept = new ArrayList<>(List.of(best));
          rows = best.rows();
        }
      }
    }
    return Batches.of(List.of(cut(Rows.together(kept, input.type()), keys, limit)));
  }

  private Batch cut(Batch batch, List<Plan.SortKey> keys, int limit) {
    int count = Math.min(limit, batch.rows());
    return batch.gather(order(batch, keys), count);
  }
}
