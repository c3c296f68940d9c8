package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;

/// Runs a subplan over the expanded items of each row.
final class ApplyStep {
  private final Executor executor;
  private final Plan.Apply plan;

  ApplyStep(Executor executor, Plan.Apply plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    ExpandStep expand =
        new ExpandStep(
            executor.evaluator,
            plan.input().type().size(),
            plan.itemsType(),
            plan.expansions(),
            plan.indexPlace(),
            false,
            plan.limit().map(executor.evaluator::count).orElse(Long.MAX_VALUE));
    return new MappedStep(executor.run, executor.open(plan.input()), batch -> apply(expand, batch));
  }

  private Batch apply(ExpandStep expand, Batch batch) {
    List<Batch> results = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      executor.run.checkpoint();
      Batch one = batch.gather(new int[] {row}, 1);
      Executor inner = executor.piping(List.of(expand.apply(one)));
      try (Batches found = inner.open(plan.subplan())) {
        for (Batch made = found.next(); made != null; made = found.next()) {
          if (made.rows() > 0) {
            results.add(besides(one, made));
          }
        }
      }
    }
    return results.isEmpty()
        ? Rows.empty(plan.type())
        : Rows.together(results, plan.type(), executor.run);
  }

  private Batch besides(Batch row, Batch made) {
    int[] repeated = new int[made.rows()];
    List<Column> columns = new ArrayList<>(plan.columns().size());
    for (Plan.ApplyColumn column : plan.columns()) {
      columns.add(
          column.fromSubplan()
              ? made.column(column.place())
              : row.column(column.place()).gather(repeated, repeated.length));
    }
    return new Batch(columns, made.rows());
  }
}
