package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.function.Resolution;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables written in the query: `datatable`, and `externaldata`, which is bound and not read.
final class TablesInPlace {
  private final Session session;
  private final Terms terms;

  TablesInPlace(Session session, Terms terms) {
    this.session = session;
    this.terms = terms;
  }

  RowType type(List<Expr.ColumnDeclaration> declarations) {
    Map<String, ColumnSchema> columns = new LinkedHashMap<>();
    for (Expr.ColumnDeclaration declaration : declarations) {
      String name = declaration.name().text();
      ScalarType type = ScalarType.named(declaration.type().text()).orElse(null);
      if (type == null) {
        throw session.fail(
            declaration.type().span(),
            "No type is called `" + declaration.type().text() + "`.",
            "The types are bool, int, long, real, decimal, string, datetime, timespan, guid and dynamic.");
      }
      if (columns.put(name, new ColumnSchema(name, type)) != null) {
        session.error(
            declaration.span(), "Two columns are called `" + name + "`.", "Rename one of them.");
      }
    }
    return RowType.of(List.copyOf(columns.values()));
  }

  Plan dataTable(Expr.DataTable table, Frame frame) {
    RowType type = type(table.columns());
    int width = type.size();
    if (width == 0 || table.values().size() % width != 0) {
      throw session.fail(
          table.span(),
          table.values().size() + " values do not fill rows of " + width + " columns.",
          "Give each row a value for every column.");
    }
    int rows = table.values().size() / width;
    List<ColumnBuilder> builders = new ArrayList<>();
    type.columns()
        .forEach(column -> builders.add(Column.builder(column.type(), Math.max(rows, 1))));
    for (int i = 0; i < table.values().size(); i++) {
      Expr value = table.values().get(i);
      ScalarType wanted = type.column(i % width).type();
      builders.get(i % width).append(cell(value, wanted, frame));
    }
    return new Plan.Rows(type, builders.stream().map(ColumnBuilder::build).toList(), rows);
  }

  private Value cell(Expr expr, ScalarType wanted, Frame frame) {
    Term term = terms.bind(expr, frame.withoutRow());
    if (term instanceof Term.Constant(ScalarType given, Value value)) {
      return given == wanted || value.isNull() ? value : converted(value, given, wanted, expr);
    }
    if (!term.isUnknown()) {
      session.error(expr.span(), "A cell must be a constant.", "Write a literal.");
    }
    return Values.NULL;
  }

  private Value converted(Value value, ScalarType given, ScalarType wanted, Expr expr) {
    if (given.isNumeric() && wanted.isNumeric()) {
      return Folding.widen(value, wanted);
    }
    if (wanted == ScalarType.DYNAMIC) {
      return value;
    }
    String function = "to" + wanted.kqlName();
    Term term = new Term.Constant(given, value);
    boolean known =
        session.functions.resolve(function, List.of(Calls.argument(term, "")))
            instanceof Resolution.Resolved;
    if (known
        && terms.calls().function(function, List.of(term), expr.span())
            instanceof Term.Constant(ScalarType _, Value cell)) {
      return cell;
    }
    session.error(
        expr.span(),
        "A " + given + " cannot stand in a column of " + wanted + ".",
        "Write a " + wanted + ".");
    return Values.NULL;
  }

  Plan externalData(Expr.ExternalData data, Frame frame) {
    List<Term> locations =
        data.locations().stream()
            .map(it -> terms.bindAs(it, frame.withoutRow(), ScalarType.STRING))
            .toList();
    Map<String, String> options = new LinkedHashMap<>();
    for (Expr.Option option : data.options()) {
      options.put(option.name(), Unions.option(data.options(), option.name()).orElse(""));
    }
    return new Plan.ExternalData(type(data.columns()), locations, options);
  }
}
