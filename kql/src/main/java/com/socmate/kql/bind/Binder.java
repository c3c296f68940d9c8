package com.socmate.kql.bind;

import com.socmate.kql.aggregate.AggregateCatalog;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.function.Evaluation;
import com.socmate.kql.function.FunctionCatalog;
import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.syntax.Statement;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a parsed query its meaning: a plan to run, or what is wrong with it.
public final class Binder {
  private final FunctionCatalog functions = FunctionCatalog.standard();
  private final AggregateCatalog aggregates = AggregateCatalog.standard();

  /// What came of it: a plan where there is no error.
  ///
  /// @param others the tables it answers beside the first: of `fork`, `facet` and further
  ///   statements
  /// @param rendering the chart under the empty name, and its properties
  public record Bound(
      Optional<Plan> plan,
      List<Plan> others,
      List<Diagnostic> diagnostics,
      Set<String> tables,
      Map<String, String> rendering) {}

  public Bound bind(
      Parsed parsed,
      Catalogue catalogue,
      Map<String, Value> parameters,
      Evaluation evaluation,
      @Nullable Preview preview) {
    boolean ingestionTime = parsed.text().contains("ingestion_time");
    Session session =
        new Session(
            parsed.text(), catalogue, functions, aggregates, evaluation, ingestionTime, preview);
    Optional<Plan> plan = Optional.empty();
    try {
      plan = plan(parsed, parameters, session);
    } catch (Unbound _) {
      plan = Optional.empty();
    }
    boolean broken = session.diagnostics().stream().anyMatch(Diagnostic::isError);
    if (plan.isEmpty() && !broken) {
      session.warn(
          new Span(0, parsed.text().length()),
          "The query has no table to answer with.",
          "End it with a table and what to do with it.");
      plan = Optional.of(new Plan.Rows(RowType.empty(), List.of(), 0));
    }
    return new Bound(
        broken ? Optional.empty() : plan,
        broken ? List.of() : session.others.stream().map(Projections::visible).toList(),
        List.copyOf(session.diagnostics()),
        Set.copyOf(session.tables),
        Map.copyOf(session.rendering));
  }

  private static Optional<Plan> plan(
      Parsed parsed, Map<String, Value> parameters, Session session) {
    Scope outer = new Scope(null);
    parameters.forEach((name, value) -> outer.define(name, parameter(value)));
    Scope scope = new Scope(outer);
    Plans plans = new Plans(session);
    Statements statements = new Statements(session, plans);
    Optional<Plan> answer = Optional.empty();
    for (Statement statement : parsed.statements()) {
      if (statement instanceof Statement.Expression expression) {
        int place = session.others.size();
        Plan plan = Projections.visible(answer(expression, scope, plans));
        if (answer.isPresent()) {
          session.others.add(place, plan);
        }
        answer = answer.or(() -> Optional.of(plan));
      } else {
        statements.define(List.of(statement), scope);
      }
    }
    return answer;
  }

  private static Plan answer(Statement.Expression expression, Scope scope, Plans plans) {
    Frame frame = Frame.of(RowType.empty(), scope);
    return plans.table(expression.value(), frame);
  }

  private static Scope.Meaning parameter(Value value) {
    ScalarType type = BagUnpack.typeOf(value);
    return new Scope.ScalarMeaning(new Term.Constant(type, value));
  }
}
