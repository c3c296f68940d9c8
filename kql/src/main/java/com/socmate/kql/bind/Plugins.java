package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Nearest;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `evaluate`: operators with the look of functions, some with columns that only the data can tell.
final class Plugins {
  private static final Set<String> KNOWN =
      Set.of(
          "bag_unpack",
          "pivot",
          "narrow",
          "schema_merge",
          "basket",
          "autocluster",
          "diffpatterns",
          "diffpatterns_text",
          "ipv4_lookup",
          "ipv6_lookup",
          "geo_polygon_lookup",
          "geo_line_lookup",
          "dcount_intersect",
          "rolling_percentile",
          "sliding_window_counts",
          "activity_counts_metrics",
          "activity_metrics",
          "activity_engagement",
          "active_users_count",
          "preview",
          "rows_near");
  private static final Set<String> OUTSIDE =
      Set.of(
          "python",
          "r",
          "http_request",
          "http_request_post",
          "sql_request",
          "mysql_request",
          "postgresql_request",
          "cosmosdb_sql_request",
          "azure_digital_twins_query_request",
          "ai_embed_text",
          "ai_embeddings",
          "ai_chat_completion",
          "infer_storage_schema",
          "infer_storage_schema_with_suggestions");

  private final Session session;
  private final Terms terms;
  private final Plans plans;
  private final BagUnpack bagUnpack;
  private final Pivot pivot;
  private final Lookups lookups;
  private final PatternPlugins patterns;
  private final PluginMacros macros;

  Plugins(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
    this.bagUnpack = new BagUnpack(session, terms);
    this.pivot = new Pivot(session, terms);
    this.lookups = new Lookups(session, terms, plans);
    this.patterns = new PatternPlugins(session, terms);
    this.macros = new PluginMacros(session, terms, plans);
  }

  Plan bind(Operator.Evaluate evaluate, @Nullable Plan input, Scope scope) {
    String name = evaluate.plugin().function().text();
    if (OUTSIDE.contains(name)) {
      throw session.fail(
          evaluate.plugin().function().span(),
          "`" + name + "` reaches outside, and queries here do not.",
          "Bring the data in as a table.");
    }
    if (!KNOWN.contains(name)) {
      return unknown(evaluate, input, name);
    }
    if (input == null) {
      throw session.fail(
          evaluate.span(), "`" + name + "` needs a table before it.", "Begin with a table.");
    }
    Plan rows = Projections.visible(input);
    Frame frame = Frame.of(rows.type(), scope);
    Plan plan =
        switch (name) {
          case "bag_unpack" -> bagUnpack.bind(evaluate, rows, frame);
          case "pivot" -> pivot.bind(evaluate, rows, frame);
          case "narrow" -> narrow(rows);
          case "schema_merge" -> schemaMerge(rows);
          case "rows_near" -> rowsNear(evaluate, rows, frame);
          case "ipv4_lookup", "ipv6_lookup", "geo_polygon_lookup", "geo_line_lookup" ->
              lookups.bind(evaluate, rows, frame);
          case "autocluster", "basket", "diffpatterns", "diffpatterns_text" ->
              patterns.bind(evaluate, rows, frame);
          case "preview" -> preview(evaluate, rows, frame);
          default -> macros.bind(evaluate, rows, frame);
        };
    return evaluate.schema().map(schema -> declared(plan, rows.type(), schema)).orElse(plan);
  }

  private Plan unknown(Operator.Evaluate evaluate, @Nullable Plan input, String name) {
    if (evaluate.schema().isPresent() || input != null) {
      session.error(
          evaluate.plugin().function().span(),
          "No plugin is called `" + name + "`.",
          Nearest.to(name, KNOWN)
              .map(it -> "Did you mean `" + it + "`?")
              .orElse(
                  "The plugins are " + String.join(", ", new java.util.TreeSet<>(KNOWN)) + "."));
    }
    throw new Unbound();
  }

  private Plan declared(Plan plan, RowType source, List<Expr.ColumnDeclaration> schema) {
    List<ColumnSchema> columns = new ArrayList<>();
    List<Term> values = new ArrayList<>();
    for (Expr.ColumnDeclaration declaration : schema) {
      String name = declaration.name().text();
      if (name.equals("*")) {
        for (int place = 0; place < plan.type().size(); place++) {
          String column = plan.type().column(place).name();
          boolean again = schema.stream().anyMatch(it -> it.name().text().equals(column));
          if (source.has(column) && !again) {
            columns.add(plan.type().column(place));
            values.add(new Term.Field(place, plan.type().column(place).type()));
          }
        }
        continue;
      }
      ScalarType type = plans.typeNamed(declaration.type());
      columns.add(new ColumnSchema(name, type));
      values.add(converted(plan.type(), name, type, declaration));
    }
    return new Plan.Project(plan, RowType.of(columns), values);
  }

  private Term converted(RowType row, String name, ScalarType type, Expr.ColumnDeclaration where) {
    int place = row.find(name);
    if (place < 0) {
      return new Term.Constant(
          type,
          type == ScalarType.STRING
              ? com.socmate.kql.value.Values.EMPTY_TEXT
              : com.socmate.kql.value.Values.NULL);
    }
    Term field = new Term.Field(place, row.column(place).type());
    return field.type() == type
        ? field
        : terms.calls().function("to" + type.kqlName(), List.of(field), where.span());
  }

  private static Plan narrow(Plan input) {
    RowType type =
        RowType.of(
            List.of(
                new ColumnSchema("Row", ScalarType.LONG),
                new ColumnSchema("Column", ScalarType.STRING),
                new ColumnSchema("Value", ScalarType.STRING)));
    return new Plan.Plugin("narrow", Optional.of(input), type, List.of());
  }

  private static Plan schemaMerge(Plan input) {
    RowType type = RowType.of(Plan.schemaColumns());
    return new Plan.Plugin("schema_merge", Optional.of(input), type, List.of());
  }

  /// The first rows, and beside them how many there are.
  private Plan preview(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> arguments = evaluate.plugin().arguments();
    if (arguments.size() != 1) {
      throw session.fail(
          evaluate.span(), "`preview` takes a number of rows.", "Write `evaluate preview(10)`.");
    }
    Plan shared = new Plan.Shared(input);
    Term rows = terms.bindAs(arguments.getFirst(), frame.withoutRow(), ScalarType.LONG);
    session.others.add(plans.counted(shared, frame.scope()));
    return new Plan.Take(shared, rows);
  }

  /// The rows at most so many before or after one that meets a condition.
  private Plan rowsNear(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> arguments = evaluate.plugin().arguments();
    if (arguments.size() < 2) {
      throw session.fail(
          evaluate.span(),
          "`rows_near` takes a condition and a number of rows.",
          "Write `evaluate rows_near(State == \"Error\", 2)`.");
    }
    List<Term> terms = new ArrayList<>();
    terms.add(this.terms.condition(arguments.getFirst(), frame));
    for (Expr argument : arguments.subList(1, arguments.size())) {
      terms.add(this.terms.bindAs(argument, frame.withoutRow(), ScalarType.LONG));
    }
    return new Plan.Plugin("rows_near", Optional.of(input), input.type(), terms);
  }
}
