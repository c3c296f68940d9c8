package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.EnumMap;
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
        return shaped(batch, plan.targets().get(next - 1));
      }
      current.close();
      current = null;
    }
  }

  private Batch shaped(Batch batch, int[] targets) {
    Map<ScalarType, Column> missing = new EnumMap<>(ScalarType.class);
    Column[] columns = new Column[plan.type().size()];
    for (int place = 0; place < targets.length; place++) {
      if (targets[place] >= 0) {
        columns[targets[place]] = batch.column(place);
      }
    }
    for (int place = 0; place < columns.length; place++) {
      if (columns[place] == null) {
        columns[place] =
            missing.computeIfAbsent(
                plan.type().column(place).type(), it -> Column.nulls(it, batch.rows()));
      }
    }
    return Batch.of(batch.rows(), columns);
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
  }
}
