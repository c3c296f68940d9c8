package com.socmate.kql.bind;

import com.socmate.kql.bind.Plan.ApplyColumn;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `mv-expand` and `mv-apply`.
final class Expansions {
  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Expansions(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  /// The columns after expansion, and how they are got.
  private record Expanded(RowType type, List<Plan.Expansion> expansions, Optional<Integer> index) {}

  private Expanded expanded(
      List<Operator.Expansion> items, Optional<String> indexName, RowType row, Frame frame) {
    List<ColumnSchema> columns = new ArrayList<>(row.columns());
    List<Plan.Expansion> expansions = new ArrayList<>();
    for (Operator.Expansion item : items) {
      Term array = array(item, frame);
      ScalarType type = item.type().map(plans::typeNamed).orElse(ScalarType.DYNAMIC);
      String name = ColumnNames.implied(item.value(), frame);
      int place = place(columns, name.isEmpty() ? "Column1" : name, type);
      expansions.add(new Plan.Expansion(array, place, type));
    }
    Optional<Integer> index = indexName.map(name -> place(columns, name, ScalarType.LONG));
    return new Expanded(RowType.of(columns), expansions, index);
  }

  private Term array(Operator.Expansion item, Frame frame) {
    Term array = terms.bind(item.value(), frame);
    if (array.isUnknown()) {
      throw new Unbound();
    }
    if (array.type() != ScalarType.DYNAMIC) {
      throw session.fail(
          item.value().span(),
          "Only dynamic values are expanded, and this is a " + array.type() + ".",
          "Make it one with `parse_json(…)` or `split(…)`.");
    }
    return array;
  }

  private static int place(List<ColumnSchema> columns, String name, ScalarType type) {
    ColumnSchema column = new ColumnSchema(name, type);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        columns.set(i, column);
        return i;
      }
    }
    columns.add(column);
    return columns.size() - 1;
  }

  private static boolean pairs(List<Expr.Option> options) {
    return Unions.option(options, "bagexpansion")
        .or(() -> Unions.option(options, "kind"))
        .map("array"::equals)
        .orElse(false);
  }

  private Optional<Term> limit(Optional<Expr> limit, Frame frame) {
    return limit.map(it -> terms.bind(it, frame.withoutRow()));
  }

  Plan expand(Operator.MvExpand expand, Plan input, Frame frame) {
    Optional<String> index = Unions.option(expand.options(), "with_itemindex");
    Expanded expanded = expanded(expand.items(), index, input.type(), frame);
    return new Plan.Expand(
        input,
        expanded.type(),
        expanded.expansions(),
        expanded.index(),
        pairs(expand.options()),
        limit(expand.limit(), frame));
  }

  Plan apply(Operator.MvApply apply, Plan input, Frame frame) {
    Optional<String> index = Unions.option(apply.options(), "with_itemindex");
    Expanded expanded = expanded(apply.items(), index, input.type(), frame);
    Plan piped = new Plan.Piped(expanded.type());
    Plan subplan = plans.subquery(apply.subquery(), piped, frame.scope());
    List<ApplyColumn> columns = new ArrayList<>();
    RowType type = applied(input.type(), subplan.type(), columns);
    return new Plan.Apply(
        input,
        expanded.type(),
        expanded.expansions(),
        expanded.index(),
        limit(apply.limit(), frame),
        subplan,
        type,
        columns);
  }

  private static RowType applied(RowType outer, RowType inner, List<ApplyColumn> columns) {
    List<ColumnSchema> schemas = new ArrayList<>();
    for (int place = 0; place < outer.size(); place++) {
      int inside = inner.find(outer.column(place).name());
      schemas.add(inside < 0 ? outer.column(place) : inner.column(inside));
      columns.add(new ApplyColumn(inside >= 0, inside < 0 ? place : inside));
    }
    for (int place = 0; place < inner.size(); place++) {
      if (!outer.has(inner.column(place).name())) {
        schemas.add(inner.column(place));
        columns.add(new ApplyColumn(true, place));
      }
    }
    return RowType.of(schemas);
  }
}
