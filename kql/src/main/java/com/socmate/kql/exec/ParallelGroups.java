package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Groups the rows of a stored table on several threads: each makes the groups of some portions by
/// itself, and these are merged in the order of the table.
final class ParallelGroups {
  private final Executor executor;
  private final Plan.Aggregate plan;
  private final Groups all;

  private ParallelGroups(Executor executor, Plan.Aggregate plan) {
    this.executor = executor;
    this.plan = plan;
    this.all = new Groups(plan);
  }

  /// The groups; nothing where they have to be made on one thread, because that is all there is, or
  /// a part would not merge exactly, or they need so much memory that rows must be put away.
  static Optional<Batch> of(Executor executor, Plan.Aggregate plan, Batches input) {
    if (!(input instanceof ScanStep scan) || !scan.mayDivide(terms(plan))) {
      return Optional.empty();
    }
    ParallelGroups groups = new ParallelGroups(executor, plan);
    return groups.all.mergeExactly() && groups.fill(scan)
        ? Optional.of(groups.all.finish())
        : Optional.empty();
  }

  private static List<Term> terms(Plan.Aggregate plan) {
    List<Term> terms = new ArrayList<>(plan.keys());
    plan.calls().forEach(call -> terms.addAll(call.arguments()));
    return terms;
  }

  private boolean fill(ScanStep scan) {
    try (InOrder<Optional<Groups>> parts = scan.divided(this::part)) {
      for (Optional<Groups> part = parts.next(); part != null; part = parts.next()) {
        if (part.isEmpty()) {
          return false;
        }
        all.merge(part.get());
        if (all.weight() > executor.run.room() / 2) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<Groups> part(Batches batches) {
    Groups groups = new Groups(plan);
    for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
      Column[] keys = executor.evaluator.arguments(plan.keys(), batch);
      groups.add(keys, Groups.arguments(plan, executor.evaluator, batch), batch.rows());
      if (groups.weight() > executor.run.room() / (4L * executor.run.threads())) {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }
}
