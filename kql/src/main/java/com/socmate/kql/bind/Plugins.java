package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Nearest;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
          "ipv4_lookup",
          "rows_near");

  private final Session session;
  private final Terms terms;
  private final Plans plans;
  private final BagUnpack bagUnpack;
  private final Pivot pivot;

  Plugins(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
    this.bagUnpack = new BagUnpack(session, terms);
    this.pivot = new Pivot(session, terms);
  }

  Plan bind(Operator.Evaluate evaluate, @Nullable Plan input, Scope scope) {
    String name = evaluate.plugin().function().text();
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
          case "ipv4_lookup" -> ipv4Lookup(evaluate, rows, frame);
          default -> patterns(evaluate, rows, name, frame);
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

  /// Data mining over the rows: bound so that a query checks, and refused when it runs.
  private Plan patterns(Operator.Evaluate evaluate, Plan input, String name, Frame frame) {
    for (Expr argument : evaluate.plugin().arguments()) {
      terms.bind(argument instanceof Expr.Named named ? named.value() : argument, frame);
    }
    List<ColumnSchema> columns = new ArrayList<>();
    columns.add(new ColumnSchema("SegmentId", ScalarType.LONG));
    columns.add(new ColumnSchema("Count", ScalarType.LONG));
    columns.add(new ColumnSchema("Percent", ScalarType.REAL));
    Set<String> taken = new LinkedHashSet<>(List.of("SegmentId", "Count", "Percent"));
    for (ColumnSchema column : input.type().visible()) {
      if (taken.add(column.name())) {
        columns.add(column);
      }
    }
    return new Plan.Plugin(name, Optional.of(input), RowType.of(columns), List.of());
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

  private Plan ipv4Lookup(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> arguments = evaluate.plugin().arguments();
    if (arguments.size() < 3) {
      throw session.fail(
          evaluate.span(),
          "`ipv4_lookup` takes a table, an address and a network.",
          "Write `evaluate ipv4_lookup(Networks, Address, Network)`.");
    }
    Plan networks = Projections.visible(plans.table(arguments.getFirst(), frame.withoutRow()));
    Term address = terms.bind(arguments.get(1), frame);
    Term network = terms.bind(arguments.get(2), Frame.of(networks.type(), frame.scope()));
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    Set<String> taken = new LinkedHashSet<>(input.type().names());
    for (ColumnSchema column : networks.type().columns()) {
      String name = RowType.unique(column.name(), taken);
      taken.add(name);
      columns.add(new ColumnSchema(name, column.type()));
    }
    boolean unmatched = false;
    for (Expr argument : arguments.subList(3, arguments.size())) {
      Expr value = argument instanceof Expr.Named named ? named.value() : argument;
      unmatched |= terms.constant(value, frame) instanceof Value.Bool(boolean yes) && yes;
    }
    return new Plan.NetworkLookup(
        input, networks, address, network, unmatched, RowType.of(columns));
  }
}
