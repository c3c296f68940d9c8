package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Sorted runs merged into one order; of equal rows those of the earlier run come first.
final class MergedRuns implements Batches {
  private static final int BATCH_ROWS = 8192;

  private final Executor executor;
  private final RowType type;
  private final List<Plan.SortKey> keys;
  private final PriorityQueue<Head> heads;

  MergedRuns(Executor executor, RowType type, List<Plan.SortKey> keys, List<Spill> runs) {
    this.executor = executor;
    this.type = type;
    this.keys = keys;
    RowOrder order = new RowOrder(keys);
    this.heads =
        new PriorityQueue<>(
            Math.max(1, runs.size()),
            (a, b) -> {
              int compared = order.compare(a.columns, a.row, b.columns, b.row);
              return compared == 0 ? Integer.compare(a.run, b.run) : compared;
            });
    for (int i = 0; i < runs.size(); i++) {
      Head head = new Head(i, runs.get(i).read());
      if (head.nextBatch()) {
        heads.add(head);
      }
    }
  }

  /// The next row of a run.
  private final class Head {
    final int run;
    final Batches batches;
    Batch batch = Rows.empty(type);
    Column[] columns = new Column[0];
    int row;

    Head(int run, Batches batches) {
      this.run = run;
      this.batches = batches;
    }

    boolean nextBatch() {
      Batch next = batches.next();
      if (next == null) {
        return false;
      }
      batch = next;
      row = 0;
      columns = executor.evaluator.arguments(keys.stream().map(Plan.SortKey::term).toList(), next);
      return true;
    }

    boolean advance() {
      row++;
      return row < batch.rows() || nextBatch();
    }
  }

  @Override
  public @Nullable Batch next() {
    executor.run.checkpoint();
    if (heads.isEmpty()) {
      return null;
    }
    List<ColumnBuilder> builders = new ArrayList<>(type.size());
    type.columns().forEach(it -> builders.add(Column.builder(it.type(), BATCH_ROWS)));
    int rows = 0;
    while (rows < BATCH_ROWS && !heads.isEmpty()) {
      Head head = heads.remove();
      for (int place = 0; place < builders.size(); place++) {
        builders.get(place).appendFrom(head.batch.column(place), head.row);
      }
      rows++;
      if (head.advance()) {
        heads.add(head);
      }
    }
    return new Batch(builders.stream().map(ColumnBuilder::build).toList(), rows);
  }
}
