package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stable sorting, and the first few in an order without sorting all. Rows that take too much
/// memory are sorted in runs, put away on disk and merged.
final class SortStep {
  private static final int MOST_KEPT = 100_000;
  private static final int RUN_BATCH = 8192;
  private static final int LOOK_EVERY = 1 << 16;

  private final Executor executor;

  SortStep(Executor executor) {
    this.executor = executor;
  }

  Batches sort(Plan input, List<Plan.SortKey> keys) {
    List<Spill> runs = new ArrayList<>();
    List<Batch> held = new ArrayList<>();
    long weight = 0;
    long most = executor.run.room() / 3;
    try (Batches batches = executor.open(input)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        executor.run.checkpoint();
        if (batch.rows() > 0) {
          held.add(batch);
          weight += batch.weight();
        }
        if (weight > most) {
          runs.add(run(sorted(held, input, keys), input));
          held = new ArrayList<>();
          weight = 0;
        }
      }
    }
    if (runs.isEmpty()) {
      executor.run.hold(weight);
      return Batches.of(List.of(sorted(held, input, keys)));
    }
    runs.add(run(sorted(held, input, keys), input));
    return new MergedRuns(executor, input.type(), keys, runs);
  }

  private Batch sorted(List<Batch> batches, Plan input, List<Plan.SortKey> keys) {
    Batch all = Rows.together(batches, input.type(), executor.run);
    Column[] columns =
        executor.evaluator.arguments(keys.stream().map(Plan.SortKey::term).toList(), all);
    RowOrder order = new RowOrder(keys);
    int[] rows = new int[all.rows()];
    Arrays.setAll(rows, row -> row);
    int[] compared = {0};
    MergeSort.sort(
        rows,
        (a, b) -> {
          if (++compared[0] % LOOK_EVERY == 0) {
            executor.run.checkpoint();
          }
          return order.compare(columns, a, columns, b);
        });
    return Rows.gathered(all, rows, rows.length, executor.run);
  }

  private Spill run(Batch sorted, Plan input) {
    Spill spill =
        executor.run.closing(
            new Spill(input.type().columns().stream().map(ColumnSchema::type).toList()));
    for (int from = 0; from < sorted.rows(); from += RUN_BATCH) {
      executor.run.checkpoint();
      spill.add(sorted.slice(from, Math.min(sorted.rows(), from + RUN_BATCH)));
    }
    return spill;
  }

  /// The first few; where many are asked for, all are sorted.
  Batches top(Plan input, long count, List<Plan.SortKey> keys) {
    return count > MOST_KEPT
        ? new TakeStep(sort(input, keys), count)
        : Batches.of(List.of(new TopStep(executor, input, keys, (int) count).rows()));
  }
}
