package com.socmate.kql.bind;

import com.socmate.kql.bind.Projections.NamedTerm;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `summarize`, `distinct` and `count`.
final class Summaries {
  private final Session session;
  private final Terms terms;
  private final Projections projections;

  Summaries(Session session, Terms terms, Projections projections) {
    this.session = session;
    this.terms = terms;
    this.projections = projections;
  }

  Plan summarize(Operator.Summarize summarize, Plan input, Frame frame) {
    List<NamedTerm> keys = keys(summarize.keys(), frame);
    return aggregate(input, keys, summarize.aggregates(), frame);
  }

  List<NamedTerm> keys(List<Expr> exprs, Frame frame) {
    List<NamedTerm> keys = new ArrayList<>();
    int unnamed = 1;
    for (Expr expr : exprs) {
      for (NamedTerm key : projections.columns(expr, frame)) {
        String name = key.name().isEmpty() ? "Column" + unnamed++ : key.name();
        keys.add(new NamedTerm(name, key.given(), key.term()));
      }
    }
    return keys;
  }

  Plan aggregate(Plan input, List<NamedTerm> keys, List<Expr> aggregates, Frame frame) {
    List<ColumnSchema> keyColumns = new ArrayList<>();
    Set<String> plainKeys = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      NamedTerm key = keys.get(i);
      keyColumns.add(new ColumnSchema(RowType.HIDDEN + "key" + i, key.term().type()));
      if (key.term() instanceof Term.Field(int place, _)) {
        plainKeys.add(input.type().column(place).name());
      }
      plainKeys.add(key.name());
    }
    AggregateSink sink = new AggregateSink(input.type(), plainKeys, keys.size());
    Frame outer = new Frame(RowType.empty(), frame.scope(), sink);
    List<NamedTerm> outputs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      outputs.add(
          new NamedTerm(keys.get(i).name(), true, new Term.Field(i, keys.get(i).term().type())));
    }
    for (Expr aggregate : aggregates) {
      outputs.addAll(outputs(aggregate, outer, sink, outputs.size() - keys.size()));
    }
    keyColumns.addAll(sink.columns());
    RowType type = RowType.of(keyColumns);
    List<Term> keyTerms = keys.stream().map(NamedTerm::term).toList();
    Plan summary = new Plan.Aggregate(input, type, keyTerms, sink.calls());
    return projections.project(summary, outputs);
  }

  private List<NamedTerm> outputs(Expr expr, Frame outer, AggregateSink sink, int before) {
    int callsBefore = sink.calls().size();
    Term term = terms.bind(expr, outer);
    List<Expr.Name> names = expr instanceof Expr.Named named ? named.names() : List.of();
    if (term instanceof Term.Field(int place, _) && sink.isOutput(place) && isCall(expr)) {
      int outputs = sink.calls().get(callsBefore).outputs();
      boolean several = expr instanceof Expr.Named named && named.several();
      return several
          ? tuple(names, sink, place, outputs, expr.span())
          : all(names, sink, place, outputs);
    }
    Term value = term.isUnknown() ? nothing() : terms.calls().single(term, expr.span());
    String implied =
        names.isEmpty() ? impliedBy(expr, sink, callsBefore, outer) : names.getFirst().text();
    String name = implied.isEmpty() ? "Column" + (before + 1) : implied;
    return List.of(new NamedTerm(name, !names.isEmpty(), value));
  }

  private static Term nothing() {
    return new Term.Constant(ScalarType.DYNAMIC, com.socmate.kql.value.Values.NULL);
  }

  private static boolean isCall(Expr expr) {
    return switch (expr) {
      case Expr.Named named -> named.value() instanceof Expr.Call;
      default -> expr instanceof Expr.Call;
    };
  }

  /// `tostring(make_set(x))` is called what the aggregate alone would be.
  private static String impliedBy(Expr expr, AggregateSink sink, int callsBefore, Frame outer) {
    if (expr instanceof Expr.Call call
        && sink.calls().size() > callsBefore
        && !call.arguments().isEmpty()) {
      String name = ColumnNames.implied(expr, outer);
      int place = 0;
      for (int i = 0; i < callsBefore; i++) {
        place += sink.calls().get(i).outputs();
      }
      return name.isEmpty() ? "" : sink.columnName(place);
    }
    return ColumnNames.implied(expr, outer);
  }

  private static List<NamedTerm> all(
      List<Expr.Name> names, AggregateSink sink, int place, int count) {
    List<NamedTerm> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ColumnSchema output = sink.output(place + i);
      boolean given = i == 0 && !names.isEmpty();
      String name = given ? names.getFirst().text() : output.name();
      columns.add(new NamedTerm(name, given, new Term.Field(place + i, output.type())));
    }
    return columns;
  }

  private List<NamedTerm> tuple(
      List<Expr.Name> names, AggregateSink sink, int place, int count, Span span) {
    if (names.size() > count) {
      session.error(span, names.size() + " names for " + count + " columns.", "Take away names.");
    }
    List<NamedTerm> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ColumnSchema output = sink.output(place + i);
      boolean given = i < names.size();
      String name = given ? names.get(i).text() : output.name();
      columns.add(new NamedTerm(name, given, new Term.Field(place + i, output.type())));
    }
    return columns;
  }

  Plan distinct(Operator.Distinct distinct, Plan input, Frame frame) {
    List<NamedTerm> keys = new ArrayList<>();
    for (Expr expr : distinct.columns()) {
      if (expr instanceof Expr.Star) {
        for (int place : projections.matching(expr, input.type())) {
          ColumnSchema column = input.type().column(place);
          keys.add(new NamedTerm(column.name(), true, new Term.Field(place, column.type())));
        }
      } else {
        keys.addAll(keys(List.of(expr), frame));
      }
    }
    return aggregate(input, keys, List.of(), frame);
  }

  Plan count(Operator.Count count, Plan input, Frame frame) {
    Optional<Expr.Name> as = count.as();
    Span span = count.span();
    Expr.Name name = as.orElse(new Expr.Name(span, "Count"));
    Expr call = new Expr.Call(span, new Expr.Name(span, "count"), List.of());
    Expr named = new Expr.Named(span, List.of(name), false, call);
    return aggregate(input, List.of(), List.of(named), frame);
  }
}
