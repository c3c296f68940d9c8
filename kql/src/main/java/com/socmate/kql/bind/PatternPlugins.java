package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `basket`, `autocluster` and `diffpatterns`: values that often come together.
final class PatternPlugins {
  private static final Set<ScalarType> CONTINUOUS =
      Set.of(ScalarType.REAL, ScalarType.DECIMAL, ScalarType.DATETIME, ScalarType.TIMESPAN);
  private final Session session;
  private final Terms terms;

  PatternPlugins(Session session, Terms terms) {
    this.session = session;
    this.terms = terms;
  }

  /// The arguments of the plan are the threshold, and for `diffpatterns` first the column and the
  /// two values it splits by.
  Plan bind(Operator.Evaluate evaluate, Plan input, Frame frame) {
    String name = evaluate.plugin().function().text();
    List<Expr> arguments = evaluate.plugin().arguments();
    List<Term> bound = new ArrayList<>();
    boolean splits = name.startsWith("diffpatterns");
    if (splits) {
      if (arguments.size() < 3) {
        throw session.fail(
            evaluate.span(),
            "`diffpatterns` takes a column and two of its values.",
            "Write `evaluate diffpatterns(State, \"a\", \"b\")`.");
      }
      bound.add(terms.bind(arguments.getFirst(), frame));
      bound.add(terms.bind(arguments.get(1), frame.withoutRow()));
      bound.add(terms.bind(arguments.get(2), frame.withoutRow()));
    }
    bound.add(new Term.Constant(ScalarType.REAL, threshold(arguments, splits ? 3 : 0, frame)));
    if (bound.stream().anyMatch(Term::isUnknown)) {
      throw new Unbound();
    }
    List<ColumnSchema> columns = new ArrayList<>();
    columns.add(new ColumnSchema("SegmentId", ScalarType.LONG));
    for (String count : splits ? List.of("CountA", "CountB") : List.of("Count")) {
      columns.add(new ColumnSchema(count, ScalarType.LONG));
    }
    List<String> shares =
        splits ? List.of("PercentA", "PercentB", "PercentDiffAB") : List.of("Percent");
    shares.forEach(share -> columns.add(new ColumnSchema(share, ScalarType.REAL)));
    Set<String> taken = new LinkedHashSet<>();
    columns.forEach(column -> taken.add(column.name()));
    String split = splits ? ColumnNames.implied(arguments.getFirst(), frame) : "";
    for (ColumnSchema column : input.type().visible()) {
      boolean mined = !CONTINUOUS.contains(column.type()) && !column.name().equals(split);
      if (mined && taken.add(column.name())) {
        columns.add(column);
      }
    }
    return new Plan.Plugin(name, Optional.of(input), RowType.of(columns), bound);
  }

  private Value threshold(List<Expr> arguments, int place, Frame frame) {
    if (place < arguments.size()) {
      Value value = terms.constant(arguments.get(place), frame);
      if (value instanceof Value.Real(double share) && share > 0 && share < 1) {
        return value;
      }
    }
    return Values.of(0.05);
  }
}
