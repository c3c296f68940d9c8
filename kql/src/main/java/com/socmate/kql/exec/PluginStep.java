package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The plugins whose columns are known beforehand.
final class PluginStep {
  private final Executor executor;
  private final Plan.Plugin plan;

  PluginStep(Executor executor, Plan.Plugin plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    Batch input = plan.input().map(executor::one).orElseThrow();
    return Batches.of(
        List.of(
            switch (plan.name()) {
              case "narrow" -> narrow(input);
              case "schema_merge" -> schemaMerge(input);
              case "rows_near" -> rowsNear(input);
              case "reduce" -> new Reduction(executor, plan).reduce(input);
              default -> new PatternMining(executor, plan, input).mine();
            }));
  }

  private Batch rowsNear(Batch input) {
    BoolColumn meets = (BoolColumn) executor.evaluator.column(plan.arguments().getFirst(), input);
    long before = executor.evaluator.count(plan.arguments().get(1));
    long after = executor.evaluator.count(plan.arguments().getLast());
    boolean[] near = new boolean[input.rows()];
    for (int row = 0; row < input.rows(); row++) {
      if (meets.getBoolean(row) && !meets.isNull(row)) {
        int from = (int) Math.max(0, row - before);
        int to = (int) Math.min(input.rows(), row + after + 1);
        Arrays.fill(near, from, to, true);
      }
    }
    int[] rows = new int[input.rows()];
    int count = 0;
    for (int row = 0; row < input.rows(); row++) {
      if (near[row]) {
        rows[count++] = row;
      }
    }
    return input.gather(rows, count);
  }

  private Batch narrow(Batch input) {
    List<ColumnSchema> schema = plan.input().orElseThrow().type().visible();
    List<ColumnBuilder> builders = new ArrayList<>();
    plan.type()
        .columns()
        .forEach(column -> builders.add(Column.builder(column.type(), input.rows())));
    for (int row = 0; row < input.rows(); row++) {
      executor.run.checkpoint(row);
      for (int place = 0; place < schema.size(); place++) {
        builders.get(0).append(Values.of((long) row));
        builders.get(1).append(Values.of(schema.get(place).name()));
        builders.get(2).append(Values.of(ValueText.of(input.column(place).get(row))));
      }
    }
    List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
    return new Batch(columns, columns.getFirst().size());
  }

  /// One schema of several, each column once and in the order it first comes.
  private static Batch schemaMerge(Batch input) {
    StringColumn names = (StringColumn) input.column(0);
    Set<String> seen = new HashSet<>();
    int[] rows = new int[input.rows()];
    int count = 0;
    for (int row = 0; row < input.rows(); row++) {
      if (seen.add(names.getString(row))) {
        rows[count++] = row;
      }
    }
    Batch merged = input.gather(rows, count);
    ColumnBuilder ordinals = Column.builder(ScalarType.INT, count);
    for (int i = 0; i < count; i++) {
      ordinals.append(new com.socmate.kql.value.Value.Int32(i));
    }
    return Batch.of(count, merged.column(0), ordinals.build(), merged.column(2), merged.column(3));
  }
}
