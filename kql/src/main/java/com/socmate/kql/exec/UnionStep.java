package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One input after the other; each is opened when its turn comes.
final class UnionStep implements Batches {
  private final Executor executor;
  private final Plan.Union plan;
  private int next;
  private @Nullable Batches current;

  UnionStep(Executor executor, Plan.Union plan) {
    this.executor = executor;
    this.plan = plan;
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      if (current == null) {
        if (next == plan.inputs().size()) {
          return null;
        }
        current = executor.open(plan.inputs().get(next++));
      }
      Batch batch = current.next();
      if (batch != null) {
        return shaped(batch, plan.places().get(next - 1));
      }
      current.close();
      current = null;
    }
  }

  private Batch shaped(Batch batch, int[] places) {
    Map<ScalarType, Column> missing = new EnumMap<>(ScalarType.class);
    List<Column> columns = new ArrayList<>(places.length);
    for (int place = 0; place < places.length; place++) {
      ScalarType type = plan.type().column(place).type();
      columns.add(
          places[place] >= 0
              ? batch.column(places[place])
              : missing.computeIfAbsent(type, it -> Column.nulls(it, batch.rows())));
    }
    return new Batch(columns, batch.rows());
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
  }
}
