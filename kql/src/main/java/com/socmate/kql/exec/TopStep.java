package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The first rows in an order. Once there are as many as asked for, a row that does not come before
/// the last of them is not even kept; what is kept is cut whenever it has grown to twice as many.
final class TopStep {
  private static final int FEWEST_KEPT = 4096;
  private static final int SLICE = 3 * FEWEST_KEPT;

  private final Executor executor;
  private final Plan input;
  private final List<Plan.SortKey> keys;
  private final int limit;
  private final RowOrder order;
  private List<Batch> kept = new ArrayList<>();
  private int rows;
  private Column[] bound = new Column[0];
  private int boundRow = -1;
  private Optional<TopBound> scanBound = Optional.empty();

  TopStep(Executor executor, Plan input, List<Plan.SortKey> keys, int limit) {
    this.executor = executor;
    this.input = input;
    this.keys = keys;
    this.limit = limit;
    this.order = new RowOrder(keys);
  }

  Batch rows() {
    try (Batches batches = executor.open(input)) {
      if (batches instanceof ScanStep scan && !keys.isEmpty()) {
        scanBound = TopBound.of(keys.getFirst());
        scanBound.ifPresent(scan::bounded);
      }
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        executor.run.checkpoint();
        inSlices(batch);
      }
    }
    return cut();
  }

  /// A few rows at a time until there is a bound that lets few through.
  private void inSlices(Batch batch) {
    int from = 0;
    while (from < batch.rows()) {
      int to = boundRow < 0 ? Math.min(from + SLICE, batch.rows()) : batch.rows();
      keep(batch.slice(from, to));
      from = to;
    }
  }

  private void keep(Batch batch) {
    Batch better = boundRow < 0 ? batch : before(batch);
    if (better.rows() == 0) {
      return;
    }
    kept.add(better);
    rows += better.rows();
    if (rows > 2L * Math.max(limit, FEWEST_KEPT)) {
      Batch best = cut();
      kept = new ArrayList<>(List.of(best));
      rows = best.rows();
      if (best.rows() == limit && limit > 0) {
        bound = columns(best);
        boundRow = limit - 1;
        scanBound.ifPresent(it -> it.tighten((LongColumn) bound[0], boundRow));
      }
    }
  }

  private Column[] columns(Batch batch) {
    return executor.evaluator.arguments(keys.stream().map(Plan.SortKey::term).toList(), batch);
  }

  private Batch before(Batch batch) {
    Column[] columns = columns(batch);
    int[] chosen = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < chosen.length; row++) {
      if (order.compare(columns, row, bound, boundRow) < 0) {
        chosen[count++] = row;
      }
    }
    return count == chosen.length ? batch : batch.gather(Arrays.copyOf(chosen, count), count);
  }

  private Batch cut() {
    Batch all = Rows.together(kept, input.type(), executor.run);
    Column[] columns = columns(all);
    int[] order = new int[all.rows()];
    Arrays.setAll(order, row -> row);
    MergeSort.sort(order, (a, b) -> this.order.compare(columns, a, columns, b));
    return all.gather(order, Math.min(limit, order.length));
  }
}
