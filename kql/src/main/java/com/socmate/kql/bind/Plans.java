package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Nearest;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Parser;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.syntax.Statement;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Resolves tables: names, functions that give tables, tables written in place, and pipelines.
final class Plans {
  private static final Set<String> ELSEWHERE =
      Set.of("database", "cluster", "workspace", "app", "resource", "arg", "adx");

  /// What an expression turned out to be.
  sealed interface Result {
    record Scalar(Term term) implements Result {}

    record Tabular(Plan plan) implements Result {}
  }

  private final Session session;
  private final Terms terms;
  private final Steps steps;

  Plans(Session session) {
    this.session = session;
    this.terms = new Terms(session, this);
    this.steps = new Steps(session, terms, this);
  }

  Terms terms() {
    return terms;
  }

  Result either(Expr expr, Frame frame) {
    Plan plan = tableOrNull(expr, frame);
    return plan == null ? new Result.Scalar(terms.bind(expr, frame)) : new Result.Tabular(plan);
  }

  /// A table, or the report that there is none.
  Plan table(Expr expr, Frame frame) {
    Plan plan = tableOrNull(expr, frame);
    if (plan != null) {
      return plan;
    }
    if (expr instanceof Expr.Name name) {
      throw unknownTable(name, frame);
    }
    Term term = terms.bind(expr, frame.withoutRow());
    if (term.isUnknown()) {
      throw new Unbound();
    }
    throw session.fail(
        expr.span(), "Expected a table and this is a " + term.type() + ".", "Name a table here.");
  }

  Unbound unknownTable(Expr.Name name, Frame frame) {
    List<String> known = new ArrayList<>(session.catalogue.names());
    known.addAll(frame.scope().names());
    String remedy =
        Nearest.to(name.text(), known)
            .map(it -> "Did you mean `" + it + "`?")
            .orElse("Define it with `let`, or bring in logs that make it a table.");
    return session.fail(name.span(), "No table is called `" + name.text() + "`.", remedy);
  }

  @Nullable Plan tableOrNull(Expr expr, Frame frame) {
    return switch (expr) {
      case Expr.Name name -> named(name, frame);
      case Expr.Call call -> called(call, frame);
      case Expr.Path path -> elsewhere(path, frame);
      case Expr.MemberCall call -> memberCall(call, frame);
      case Expr.Tabular tabular -> tabular(tabular, frame);
      case Operator operator -> steps.source(operator, frame.scope());
      default -> null;
    };
  }

  private @Nullable Plan named(Expr.Name name, Frame frame) {
    if (frame.row().has(name.text())) {
      return null;
    }
    return switch (frame.scope().find(name.text())) {
      case Scope.TableMeaning(Plan plan) -> plan;
      case Scope.FunctionMeaning function when function.function().parameters().isEmpty() ->
          call(new Expr.Call(name.span(), name, List.of()), function, frame)
                  instanceof Result.Tabular(Plan plan)
              ? plan
              : null;
      case null -> session.catalogue.table(name.text()).map(this::scan).orElse(null);
      default -> null;
    };
  }

  Plan scan(TableSchema table) {
    session.tables.add(table.name());
    List<ColumnSchema> columns = new ArrayList<>();
    Set<String> seen = new java.util.HashSet<>();
    table.columns().stream().filter(it -> seen.add(it.name())).forEach(columns::add);
    if (session.ingestionTime) {
      columns.add(RowType.INGESTION_TIME);
    }
    return new Plan.Scan(table.name(), RowType.of(columns), Optional.empty());
  }

  private @Nullable Plan called(Expr.Call call, Frame frame) {
    String name = call.function().text();
    if (frame.scope().find(name) instanceof Scope.FunctionMeaning function) {
      return call(call, function, frame) instanceof Result.Tabular(Plan plan) ? plan : null;
    }
    return switch (name) {
      case "materialize", "view" -> materialized(call, frame);
      case "table", "external_table", "materialized_view" -> tableByText(call, frame);
      case "column_names_of" -> null;
      default -> null;
    };
  }

  private @Nullable Plan materialized(Expr.Call call, Frame frame) {
    if (call.arguments().size() != 1) {
      return null;
    }
    Plan plan = tableOrNull(call.arguments().getFirst(), frame.withoutRow());
    return plan == null ? null : new Plan.Shared(plan);
  }

  private Plan tableByText(Expr.Call call, Frame frame) {
    Value text =
        call.arguments().isEmpty()
            ? com.socmate.kql.value.Values.NULL
            : terms.constant(call.arguments().getFirst(), frame);
    if (text instanceof Value.Text(String name)) {
      Expr.Name wanted = new Expr.Name(call.span(), name);
      Plan plan = named(wanted, frame.withoutRow());
      if (plan == null) {
        throw unknownTable(wanted, frame);
      }
      return plan;
    }
    throw session.fail(
        call.span(), "`table` takes a table's name as a string.", "Write `table(\"Syslog\")`.");
  }

  /// `database("d").Table` and its like: another place's table is taken to be ours of the same
  /// name.
  private @Nullable Plan elsewhere(Expr.Path path, Frame frame) {
    if (!isPlace(path.target())) {
      return null;
    }
    Plan plan = named(path.member(), frame.withoutRow());
    if (plan == null) {
      throw unknownTable(path.member(), frame);
    }
    return plan;
  }

  private static boolean isPlace(Expr expr) {
    return switch (expr) {
      case Expr.Call call -> ELSEWHERE.contains(call.function().text());
      case Expr.MemberCall call -> ELSEWHERE.contains(call.call().function().text());
      default -> false;
    };
  }

  private @Nullable Plan memberCall(Expr.MemberCall call, Frame frame) {
    return isPlace(call.target()) ? called(call.call(), frame) : null;
  }

  private Plan tabular(Expr.Tabular tabular, Frame frame) {
    return switch (tabular) {
      case Expr.Query query -> query(query, frame);
      case Expr.DataTable table -> new TablesInPlace(session, terms).dataTable(table, frame);
      case Expr.ExternalData data -> new TablesInPlace(session, terms).externalData(data, frame);
      case Expr.Piped piped ->
          throw session.fail(
              piped.span(), "There are no rows to work on here.", "Begin with a table.");
    };
  }

  private Plan query(Expr.Query query, Frame frame) {
    Plan plan = table(query.source(), frame);
    return steps.pipeline(plan, query.operators(), frame.scope());
  }

  /// How many rows there are, as a table of one.
  Plan counted(Plan rows, Scope scope) {
    com.socmate.kql.syntax.Span nowhere = new com.socmate.kql.syntax.Span(0, 0);
    return steps.pipeline(rows, List.of(new Operator.Count(nowhere, Optional.empty())), scope);
  }

  /// Rows piped through steps written out elsewhere than in the query.
  Plan piped(String steps, Plan rows, Scope scope) {
    Parsed parsed = Parser.parse("T | " + steps);
    if (parsed.isValid()
        && parsed.statements().getFirst() instanceof Statement.Expression(_, Expr.Query query)) {
      return this.steps.pipeline(rows, query.operators(), scope);
    }
    throw new IllegalStateException("steps that do not parse: " + parsed.errors() + steps);
  }

  /// A subquery over rows from outside.
  Plan subquery(Expr expr, Plan rows, Scope scope) {
    if (expr instanceof Expr.Query(_, Expr.Piped _, List<Operator> operators)) {
      return steps.pipeline(rows, operators, scope);
    }
    return table(expr, Frame.of(RowType.empty(), scope));
  }

  /// A call of a function of the query's own: its body bound with the arguments in place.
  Result call(Expr.Call call, Scope.FunctionMeaning meaning, Frame frame) {
    return call(call, meaning, frame, null);
  }

  Result call(Expr.Call call, Scope.FunctionMeaning meaning, Frame frame, @Nullable Plan first) {
    session.countCall(call, meaning.home());
    Scope inner = new Scope(meaning.home());
    new Arguments(session, terms, this).define(call, meaning.function(), frame, first, inner);
    return body(meaning.function(), inner, call.span());
  }

  private Result body(Statement.Function function, Scope scope, Span call) {
    new Statements(session, this).define(function.statements(), scope);
    Expr result =
        function
            .result()
            .orElseThrow(() ->
                session.fail(
                    call, "The function has no result.", "End its body with an expression."));
    return either(result, Frame.of(RowType.empty(), scope));
  }

  ScalarType typeNamed(Expr.Name name) {
    return ScalarType.named(name.text())
        .orElseThrow(() ->
            session.fail(
                name.span(),
                "No type is called `" + name.text() + "`.",
                "The types are bool, int, long, real, decimal, string, datetime, timespan, guid and dynamic."));
  }
}
