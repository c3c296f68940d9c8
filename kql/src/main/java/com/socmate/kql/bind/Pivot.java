package com.socmate.kql.bind;

import com.socmate.kql.bind.Projections.NamedTerm;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `pivot`: a column for each value of a column.
final class Pivot {
  private final Session session;
  private final Terms terms;

  Pivot(Session session, Terms terms) {
    this.session = session;
    this.terms = terms;
  }

  Plan bind(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> arguments = evaluate.plugin().arguments();
    if (arguments.isEmpty() || !(arguments.getFirst() instanceof Expr.Name pivot)) {
      throw session.fail(evaluate.span(), "`pivot` takes the column to turn.", "Name a column.");
    }
    Span span = evaluate.span();
    Expr aggregate =
        arguments.size() > 1 && arguments.get(1) instanceof Expr.Call call
            ? call
            : new Expr.Call(span, new Expr.Name(span, "count"), List.of());
    List<NamedTerm> keys = new ArrayList<>();
    Projections projections = new Projections(session, terms);
    for (Expr expr : keyNames(arguments, pivot, aggregate, input.type(), span)) {
      keys.addAll(projections.columns(expr, frame));
    }
    int others = keys.size();
    keys.addAll(projections.columns(pivot, frame));
    Plan summary =
        new Summaries(session, terms, projections)
            .aggregate(input, keys, List.of(aggregate), frame);
    if (session.preview == null) {
      List<Integer> places = new ArrayList<>();
      for (int place = 0; place < others; place++) {
        places.add(place);
      }
      Plan rest = Projections.only(summary, places);
      return new Plan.Project(rest, rest.type().opened(true), Projections.fields(rest.type()));
    }
    return turned(session.preview.run(summary), others);
  }

  private static List<Expr> keyNames(
      List<Expr> arguments, Expr.Name pivot, Expr aggregate, RowType row, Span span) {
    List<Expr> given = new ArrayList<>();
    for (Expr argument : arguments.subList(1, arguments.size())) {
      if (argument instanceof Expr.Name) {
        given.add(argument);
      }
    }
    if (!given.isEmpty()) {
      return given;
    }
    List<String> used = new ArrayList<>(List.of(pivot.text()));
    if (aggregate instanceof Expr.Call call) {
      call.arguments().forEach(it -> used.add(it instanceof Expr.Name name ? name.text() : ""));
    }
    for (String name : row.names()) {
      if (!used.contains(name)) {
        given.add(new Expr.Name(span, name));
      }
    }
    return given;
  }

  private static Plan turned(Plan.Rows rows, int others) {
    Map<List<Value>, Map<String, Value>> table = new LinkedHashMap<>();
    ScalarType measure = rows.type().column(others + 1).type();
    Map<String, Boolean> names = new TreeMap<>();
    for (int row = 0; row < rows.count(); row++) {
      List<Value> key = new ArrayList<>();
      for (int place = 0; place < others; place++) {
        key.add(rows.columns().get(place).get(row));
      }
      String name = ValueText.of(rows.columns().get(others).get(row));
      names.put(name, true);
      table
          .computeIfAbsent(key, _ -> new LinkedHashMap<>())
          .put(name, rows.columns().get(others + 1).get(row));
    }
    return turned(rows.type(), others, measure, List.copyOf(names.keySet()), table);
  }

  private static Plan turned(
      RowType row,
      int others,
      ScalarType measure,
      List<String> names,
      Map<List<Value>, Map<String, Value>> table) {
    List<ColumnSchema> schema = new ArrayList<>(row.columns().subList(0, others));
    names.forEach(name -> schema.add(new ColumnSchema(name, measure)));
    List<ColumnBuilder> builders = new ArrayList<>();
    schema.forEach(
        column -> builders.add(Column.builder(column.type(), Math.max(1, table.size()))));
    Value missing = measure == ScalarType.LONG ? Values.of(0L) : Values.NULL;
    table.forEach((key, cells) -> {
      for (int place = 0; place < others; place++) {
        builders.get(place).append(key.get(place));
      }
      for (int i = 0; i < names.size(); i++) {
        builders.get(others + i).append(cells.getOrDefault(names.get(i), missing));
      }
    });
    return new Plan.Rows(
        RowType.of(schema).opened(true),
        builders.stream().map(ColumnBuilder::build).toList(),
        table.size());
  }
}
