package com.socmate.kql.bind;

import com.socmate.kql.bind.Projections.NamedTerm;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `make-series`.
final class SeriesSteps {
  private final Terms terms;
  private final Summaries summaries;

  SeriesSteps(Session session, Terms terms, Projections projections) {

    this.terms = terms;
    this.summaries = new Summaries(session, terms, projections);
  }

  Plan makeSeries(Operator.MakeSeries make, Plan input, Frame frame) {
    Operator.SeriesAxis axis = make.axis();
    Term step = bound(axis.step(), frame);
    Optional<Term> from = axis.from().map(it -> bound(it, frame));
    Optional<Term> to = axis.to().map(it -> bound(it, frame));
    List<NamedTerm> keys = new ArrayList<>(summaries.keys(make.keys(), frame));
    keys.add(binned(axis, step, from, frame));
    List<Expr> aggregates = make.series().stream().map(Operator.Series::value).toList();
    Plan summary = summaries.aggregate(input, keys, aggregates, frame);
    return series(make, summary, keys, from, to, step, frame);
  }

  private Term bound(Expr expr, Frame frame) {
    Term term = terms.bind(expr, frame.withoutRow());
    if (term.isUnknown()) {
      throw new Unbound();
    }
    return term;
  }

  private NamedTerm binned(Operator.SeriesAxis axis, Term step, Optional<Term> from, Frame frame) {
    Term value = terms.bind(axis.value(), frame);
    if (value.isUnknown()) {
      throw new Unbound();
    }
    Span span = axis.span();
    Term bin =
        from.isPresent()
            ? terms.calls().function("bin_at", List.of(value, step, from.get()), span)
            : terms.calls().function("bin", List.of(value, step), span);
    if (bin.isUnknown()) {
      throw new Unbound();
    }
    String name = ColumnNames.implied(axis.value(), frame);
    return new NamedTerm(name.isEmpty() ? "Column1" : name, true, bin);
  }

  private Plan series(
      Operator.MakeSeries make,
      Plan summary,
      List<NamedTerm> keys,
      Optional<Term> from,
      Optional<Term> to,
      Term step,
      Frame frame) {
    int axis = keys.size() - 1;
    List<ColumnSchema> columns = new ArrayList<>();
    List<Integer> keyPlaces = new ArrayList<>();
    for (int i = 0; i < axis; i++) {
      columns.add(summary.type().column(i));
      keyPlaces.add(i);
    }
    List<Plan.SeriesValue> values = new ArrayList<>();
    List<ColumnSchema> arrays = new ArrayList<>();
    int defaults = 0;
    for (int place = axis + 1; place < summary.type().size(); place++) {
      ColumnSchema column = summary.type().column(place);
      Optional<Expr> initial =
          defaults < make.series().size()
              ? make.series().get(defaults).defaultValue()
              : Optional.empty();
      defaults++;
      Term defaultValue = initial.map(it -> bound(it, frame)).orElse(zero(column.type()));
      values.add(new Plan.SeriesValue(place, defaultValue));
      arrays.add(new ColumnSchema(column.name(), ScalarType.DYNAMIC));
    }
    columns.addAll(arrays);
    columns.add(new ColumnSchema(summary.type().column(axis).name(), ScalarType.DYNAMIC));
    boolean nonEmpty = Unions.option(make.options(), "kind").map("nonempty"::equals).orElse(false);
    return new Plan.Series(
        summary, RowType.of(columns), axis, keyPlaces, values, from, to, step, nonEmpty);
  }

  private static Term zero(ScalarType type) {
    return switch (type) {
      case REAL -> new Term.Constant(ScalarType.REAL, Values.of(0.0));
      case INT, LONG -> new Term.Constant(ScalarType.LONG, Values.of(0L));
      default -> new Term.Constant(type, Values.NULL);
    };
  }
}
