package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `fork` and `facet`, which answer with several tables made of the same rows. The first goes on in
/// the pipeline; the others are answered beside it.
final class Branches {
  private final Session session;
  private final Plans plans;
  private final Summaries summaries;

  Branches(Session session, Plans plans, Summaries summaries) {
    this.session = session;
    this.plans = plans;
    this.summaries = summaries;
  }

  Plan fork(Operator.Fork fork, Plan input, Scope scope) {
    if (fork.branches().isEmpty()) {
      throw session.fail(
          fork.span(), "`fork` has no branches.", "Write `fork (where …) (summarize …)`.");
    }
    Plan shared = new Plan.Shared(input);
    List<Plan> tables = new ArrayList<>();
    for (Expr branch : fork.branches()) {
      tables.add(plans.subquery(branch, shared, scope));
    }
    return first(tables);
  }

  /// A table of values and counts for each column, and one of the rows where `with` asks for it.
  Plan facet(Operator.Facet facet, Plan input, Frame frame) {
    Plan shared = new Plan.Shared(input);
    List<Plan> tables = new ArrayList<>();
    for (Expr column : facet.columns()) {
      Expr.Name count = new Expr.Name(column.span(), "count");
      Expr.Name name = new Expr.Name(column.span(), "count_" + ColumnNames.implied(column, frame));
      Expr call = new Expr.Call(column.span(), count, List.of());
      Expr named = new Expr.Named(column.span(), List.of(name), false, call);
      tables.add(
          summaries.aggregate(
              shared, summaries.keys(List.of(column), frame), List.of(named), frame));
    }
    Optional<Plan> rows = facet.with().map(it -> plans.subquery(it, shared, frame.scope()));
    rows.ifPresent(tables::add);
    return first(tables);
  }

  private Plan first(List<Plan> tables) {
    session.others.addAll(tables.subList(1, tables.size()));
    return tables.getFirst();
  }
}
