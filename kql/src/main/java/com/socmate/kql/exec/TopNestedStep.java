package com.socmate.kql.exec;

import com.socmate.kql.aggregate.Accumulator;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// The best keys of each level, within the best keys of the level above.
final class TopNestedStep {
  private final Executor executor;
  private final Plan.TopNested plan;

  TopNestedStep(Executor executor, Plan.TopNested plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    Batch all = executor.one(plan.input());
    List<ColumnBuilder> builders = new ArrayList<>();
    plan.type().columns().forEach(column -> builders.add(Column.builder(column.type(), 64)));
    descend(all, 0, new ArrayList<>(), builders);
    List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
    return Batches.of(List.of(new Batch(columns, columns.getFirst().size())));
  }

  private void descend(Batch rows, int depth, List<Value> path, List<ColumnBuilder> builders) {
    if (depth == plan.levels().size()) {
      for (int i = 0; i < path.size(); i++) {
        builders.get(i).append(path.get(i));
      }
      return;
    }
    executor.run.checkpoint();
    Plan.NestedLevel level = plan.levels().get(depth);
    Column[] keys = {executor.evaluator.column(level.key(), rows)};
    KeyTable table = new KeyTable(List.of(level.key().type()));
    int[] groups = table.assign(keys, rows.rows());
    Column measures = measures(level, rows, groups, table.size());
    int[] order = order(measures, level.ascending());
    long limit = level.count().map(executor.evaluator::count).orElse(Long.MAX_VALUE);
    List<int[]> byKey = PartitionStep.byKey(groups, table.size());
    int shown = (int) Math.min(limit, order.length);
    for (int i = 0; i < shown; i++) {
      int[] members = byKey.get(order[i]);
      path.add(keys[0].get(members[0]));
      path.add(measures.get(order[i]));
      descend(rows.gather(members, members.length), depth + 1, path, builders);
      path.removeLast();
      path.removeLast();
    }
    if (level.others().isPresent() && shown < order.length) {
      others(level, rows, groups, order, shown, depth, path, builders);
    }
  }

  private void others(
      Plan.NestedLevel level,
      Batch rows,
      int[] groups,
      int[] order,
      int shown,
      int depth,
      List<Value> path,
      List<ColumnBuilder> builders) {
    boolean[] rest = new boolean[order.length];
    for (int i = shown; i < order.length; i++) {
      rest[order[i]] = true;
    }
    int[] members = new int[rows.rows()];
    int count = 0;
    for (int row = 0; row < groups.length; row++) {
      if (rest[groups[row]]) {
        members[count++] = row;
      }
    }
    Batch others = rows.gather(members, count);
    path.add(level.others().map(executor.evaluator::constant).orElse(Values.NULL));
    path.add(measures(level, others, new int[count], 1).get(0));
    int added = 2;
    for (int below = depth + 1; below < plan.levels().size(); below++) {
      ScalarType type = plan.type().column(2 * below).type();
      path.add(type == ScalarType.STRING ? Values.EMPTY_TEXT : Values.NULL);
      path.add(Values.NULL);
      added += 2;
    }
    descend(others, plan.levels().size(), path, builders);
    for (int i = 0; i < added; i++) {
      path.removeLast();
    }
  }

  private Column measures(Plan.NestedLevel level, Batch rows, int[] groups, int count) {
    List<Column> outputs = new ArrayList<>();
    for (Plan.AggregateCall call : level.calls()) {
      Accumulator state = call.states().get();
      state.groups(count);
      state.add(groups, executor.evaluator.arguments(call.arguments(), rows), rows.rows());
      outputs.addAll(List.of(state.finish(count)));
    }
    return executor.evaluator.column(level.measure(), new Batch(outputs, count));
  }

  private static int[] order(Column measures, boolean ascending) {
    int[] order = new int[measures.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    MergeSort.sort(
        order,
        (a, b) -> {
          if (measures.isNull(a) || measures.isNull(b)) {
            return Boolean.compare(measures.isNull(a), measures.isNull(b));
          }
          int compared = RowOrder.values(measures, a, measures, b);
          return ascending ? compared : -compared;
        });
    return order;
  }
}
