package com.socmate.kql.bind;

import com.socmate.kql.bind.Unions.Source;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `search` and `find`.
final class Searches {
  private static final String TABLE_COLUMN = "$table";
  private final Session session;
  private final Terms terms;
  private final Unions unions;

  Searches(Session session, Terms terms, Unions unions) {
    this.session = session;
    this.terms = terms;
    this.unions = unions;
  }

  Plan search(Operator.Search search, @Nullable Plan input, Scope scope) {
    boolean exact =
        Unions.option(search.options(), "kind").map("case_sensitive"::equals).orElse(false);
    Expr predicate = condition(search.predicate(), exact);
    if (input != null) {
      return filter(input, predicate, scope);
    }
    List<Source> found =
        filtered(sources(search.tables(), scope), predicate, scope, !search.tables().isEmpty());
    return merged(
        found, search.span(), Unions.option(search.options(), "withsource").orElse(TABLE_COLUMN));
  }

  private Plan merged(List<Source> found, Span span, String column) {
    if (found.isEmpty()) {
      throw session.fail(
          span, "No table has the columns this asks for.", "Name the tables with `in (…)`.");
    }
    return unions.merge(found, Optional.of(column), false);
  }

  private List<Source> sources(List<Expr> tables, Scope scope) {
    if (tables.isEmpty()) {
      return unions.matching("*", Frame.of(RowType.empty(), scope));
    }
    List<Source> sources = new ArrayList<>();
    for (Expr table : tables) {
      sources.addAll(unions.sources(table, scope, sources.size()));
    }
    return sources;
  }

  private Plan filter(Plan plan, Expr predicate, Scope scope) {
    if (predicate instanceof Expr.Star) {
      return plan;
    }
    Term term = terms.condition(predicate, Frame.of(plan.type(), scope));
    if (term.isUnknown()) {
      throw new Unbound();
    }
    return new Plan.Filter(plan, term);
  }

  /// The sources filtered. One that lacks a column the predicate names is left out; where the query
  /// itself names the tables, it stays and the column is null in it.
  private List<Source> filtered(
      List<Source> sources, Expr predicate, Scope scope, boolean tablesAreNamed) {
    List<Source> found = new ArrayList<>();
    @Nullable List<Diagnostic> everywhere = null;
    for (Source source : sources) {
      int before = session.diagnostics().size();
      try {
        found.add(new Source(source.name(), filter(source.plan(), predicate, scope)));
        everywhere = List.of();
      } catch (Unbound _) {
        List<Diagnostic> here = session.diagnostics().subList(before, session.diagnostics().size());
        List<Diagnostic> complaints = List.copyOf(here);
        here.clear();
        everywhere = everywhere == null ? complaints : sameSpots(everywhere, complaints);
        if (tablesAreNamed) {
          found.add(new Source(source.name(), open(source.plan(), predicate, scope)));
        }
      }
    }
    if (tablesAreNamed && everywhere != null && !everywhere.isEmpty()) {
      everywhere.forEach(it -> session.error(it.span(), it.message(), it.remedy()));
      throw new Unbound();
    }
    return found;
  }

  private static List<Diagnostic> sameSpots(List<Diagnostic> some, List<Diagnostic> others) {
    return some.stream()
        .filter(it -> others.stream().anyMatch(other -> other.span().equals(it.span())))
        .toList();
  }

  private Plan open(Plan plan, Expr predicate, Scope scope) {
    Term term = terms.condition(predicate, Frame.of(plan.type().opened(true), scope));
    return term.isUnknown() ? plan : new Plan.Filter(plan, term);
  }

  /// The predicate with each bare string made a search of every column.
  private static Expr condition(Expr expr, boolean exact) {
    return switch (expr) {
      case Expr.Literal literal when literal.kind() == Expr.LiteralKind.STRING ->
          anywhere(literal, exact);
      case Expr.Logical(Span span, boolean conjunction, List<Expr> operands) ->
          new Expr.Logical(
              span, conjunction, operands.stream().map(it -> condition(it, exact)).toList());
      case Expr.Call(Span span, Expr.Name function, List<Expr> arguments)
          when function.text().equals("not") ->
          new Expr.Call(
              span, function, arguments.stream().map(it -> condition(it, exact)).toList());
      default -> expr;
    };
  }

  private static Expr anywhere(Expr.Literal literal, boolean exact) {
    String text = literal.text();
    boolean starts = text.endsWith("*");
    boolean ends = text.startsWith("*");
    String bare = text.replace("*", "");
    if (bare.isEmpty()) {
      return new Expr.Star(literal.span());
    }
    String operator = starts ? ends ? "contains" : "hasprefix" : ends ? "hassuffix" : "has";
    Expr what = new Expr.Literal(literal.span(), literal.kind(), bare);
    return new Expr.Binary(
        literal.span(), exact ? operator + "_cs" : operator, new Expr.Star(literal.span()), what);
  }

  Plan find(Operator.Find find, @Nullable Plan input, Scope scope) {
    Expr predicate = condition(find.predicate(), false);
    List<Source> sources =
        input == null ? sources(find.tables(), scope) : List.of(new Source("find_arg0", input));
    List<Source> found =
        filtered(sources, predicate, scope, !find.tables().isEmpty()).stream()
            .map(it -> chosen(it, find))
            .toList();
    String column = Unions.option(find.options(), "withsource").orElse("source_");
    return merged(found, find.span(), column);
  }

  private static Source chosen(Source source, Operator.Find find) {
    if (find.columns().isEmpty()) {
      return source;
    }
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < source.plan().type().size(); place++) {
      String name = source.plan().type().column(place).name();
      boolean named =
          find.columns().stream()
              .anyMatch(it ->
                  ColumnNames.implied(it, Frame.of(RowType.empty(), new Scope(null))).equals(name));
      if (named != find.away()) {
        places.add(place);
      }
    }
    return new Source(source.name(), Projections.only(source.plan(), places));
  }
}
