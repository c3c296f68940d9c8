package com.socmate.kql.exec;

import com.socmate.kql.aggregate.Accumulator;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;

/// Groups rows by their keys with a hash table, keeping only the aggregates' states.
final class AggregateStep {
  private final Executor executor;
  private final Plan.Aggregate plan;

  AggregateStep(Executor executor, Plan.Aggregate plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    List<ScalarType> types = plan.keys().stream().map(Term::type).toList();
    KeyTable table = new KeyTable(types);
    KeyTable.Kept kept = new KeyTable.Kept(types);
    List<Accumulator> states = plan.calls().stream().map(call -> call.states().get()).toList();
    long weight = 0;
    try (Batches input = executor.open(plan.input())) {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        executor.run.checkpoint();
        add(batch, table, kept, states);
        long now = table.weight() + states.stream().mapToLong(Accumulator::weight).sum();
        executor.run.hold(now - weight);
        weight = now;
      }
    }
    executor.run.release(weight);
    return Batches.of(List.of(finish(table, kept, states)));
  }

  private void add(Batch batch, KeyTable table, KeyTable.Kept kept, List<Accumulator> states) {
    if (batch.rows() == 0) {
      return;
    }
    Column[] keys = executor.evaluator.arguments(plan.keys(), batch);
    int[] groups = table.assign(keys, batch.rows());
    kept.keepNew(groups, keys, batch.rows());
    for (int i = 0; i < states.size(); i++) {
      Column[] arguments = executor.evaluator.arguments(plan.calls().get(i).arguments(), batch);
      states.get(i).groups(table.size());
      states.get(i).add(groups, arguments, batch.rows());
    }
  }

  private Batch finish(KeyTable table, KeyTable.Kept kept, List<Accumulator> states) {
    boolean total = plan.keys().isEmpty();
    int groups = total && !plan.calls().isEmpty() ? 1 : table.size();
    List<Column> columns = new ArrayList<>(List.of(kept.columns()));
    for (Accumulator state : states) {
      state.groups(groups);
      columns.addAll(List.of(state.finish(groups)));
    }
    return new Batch(columns, groups);
  }
}
