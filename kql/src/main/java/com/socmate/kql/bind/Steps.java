package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Values;
import java.util.List;

/// Binds operators one after the other; one that makes no sense is reported and left out.
final class Steps {
  private final Session session;
  private final Terms terms;
  private final Plans plans;
  private final Projections projections;
  private final Summaries summaries;
  private final Joins joins;
  private final Unions unions;
  private final Expansions expansions;
  private final Parsing parsing;
  private final SeriesSteps series;
  private final Searches searches;
  private final Plugins plugins;
  private final RareSteps rare;
  private final Branches branches;
  private final Graphs graphs;

  Steps(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
    this.projections = new Projections(session, terms);
    this.summaries = new Summaries(session, terms, projections);
    this.joins = new Joins(session, terms, plans);
    this.unions = new Unions(session, plans);
    this.expansions = new Expansions(session, terms, plans);
    this.parsing = new Parsing(session, terms, plans);
    this.series = new SeriesSteps(session, terms, projections);
    this.searches = new Searches(session, terms, unions);
    this.plugins = new Plugins(session, terms, plans);
    this.rare = new RareSteps(session, terms, plans, projections);
    this.graphs = new Graphs(session, terms, plans, projections);
    this.branches = new Branches(session, plans, summaries);
  }

  Plan pipeline(Plan source, List<Operator> operators, Scope scope) {
    Plan plan = source;
    for (Operator operator : operators) {
      plan = stepOrInput(operator, plan, scope);
    }
    return plan;
  }

  private Plan stepOrInput(Operator operator, Plan input, Scope scope) {
    try {
      return step(operator, input, scope);
    } catch (Unbound _) {
      return input;
    }
  }

  private static final Plan NOTHING = new Plan.Rows(RowType.empty(), List.of(), 1);

  /// An operator that stands first.
  Plan source(Operator operator, Scope scope) {
    return switch (operator) {
      case Operator.Print print -> projections.print(print, NOTHING, scope);
      case Operator.Range range -> range(range, scope);
      case Operator.Union union -> unions.bind(union, null, scope);
      case Operator.Search search -> searches.search(search, null, scope);
      case Operator.Find find -> searches.find(find, null, scope);
      case Operator.Evaluate evaluate -> plugins.bind(evaluate, null, scope);
      default ->
          throw session.fail(
              operator.span(), "This needs a table before it.", "Begin with a table.");
    };
  }

  private Plan step(Operator operator, Plan input, Scope scope) {
    Frame frame = Frame.of(input.type(), scope);
    return switch (operator) {
      case Operator.Where(_, Expr predicate) -> filter(input, predicate, frame);
      case Operator.Extend extend -> projections.extend(extend.columns(), input, frame);
      case Operator.Serialize serialize -> projections.extend(serialize.columns(), input, frame);
      case Operator.Project project -> projections.project(project, input, frame);
      case Operator.ProjectAway away -> projections.away(away, input);
      case Operator.ProjectKeep keep -> projections.keep(keep, input);
      case Operator.ProjectByNames names -> projections.byNames(names, input, frame);
      case Operator.ProjectRename rename -> projections.rename(rename, input);
      case Operator.ProjectReorder reorder -> projections.reorder(reorder, input);
      case Operator.Summarize summarize -> summaries.summarize(summarize, input, frame);
      case Operator.Distinct distinct -> summaries.distinct(distinct, input, frame);
      case Operator.Count count -> summaries.count(count, input, frame);
      case Operator.Take(_, Expr rows) -> new Plan.Take(input, number(rows, frame));
      case Operator.Sort(_, List<Operator.Ordering> keys) ->
          new Plan.Sort(input, projections.sortKeys(keys, frame));
      case Operator.Top(_, Expr rows, List<Operator.Ordering> keys) ->
          new Plan.Top(input, number(rows, frame), projections.sortKeys(keys, frame));
      case Operator.TopNested nested -> rare.topNested(nested, input, frame);
      case Operator.TopHitters hitters -> rare.topHitters(hitters, input, frame);
      case Operator.Sample(_, Expr rows) -> new Plan.Sample(input, number(rows, frame));
      case Operator.SampleDistinct sample -> rare.sampleDistinct(sample, input, frame);
      case Operator.Join join -> joins.bind(join, input, scope);
      case Operator.Union union -> unions.bind(union, input, scope);
      case Operator.MvExpand expand -> expansions.expand(expand, input, frame);
      case Operator.MvApply apply -> expansions.apply(apply, input, frame);
      case Operator.Parse parse -> parsing.parse(parse, input, frame);
      case Operator.ParseKv parse -> parsing.parseKv(parse, input, frame);
      case Operator.MakeSeries make -> series.makeSeries(make, input, frame);
      case Operator.As(_, Expr.Name name, _) -> as(name, input, scope);
      case Operator.Render render -> render(render, input);
      case Operator.Invoke invoke -> invoke(invoke, input, frame);
      case Operator.Evaluate evaluate -> plugins.bind(evaluate, input, scope);
      case Operator.GetSchema _ -> rare.getSchema(input);
      case Operator.Consume _ -> new Plan.Take(input, constant(0));
      case Operator.Search search -> searches.search(search, input, scope);
      case Operator.Find find -> searches.find(find, input, scope);
      case Operator.Fork fork -> branches.fork(fork, input, scope);
      case Operator.Facet facet -> branches.facet(facet, input, frame);
      case Operator.Partition partition -> rare.partition(partition, input, frame);
      case Operator.Scan scan -> rare.scan(scan, input, frame);
      case Operator.Reduce reduce -> rare.reduce(reduce, input, frame);
      case Operator.AssertSchema assertion -> rare.assertSchema(assertion, input);
      case Operator.Range range -> misplaced(range.span());
      case Operator.Print print -> misplaced(print.span());
      case Operator.MakeGraph make -> graphs.make(make, input, scope);
      case Operator.GraphMatch match -> graphs.match(match, input, scope);
      case Operator.GraphToTable table -> graphs.toTable(table, input);
      case Operator.MarkComponents mark -> graphs.markComponents(mark, input);
      case Operator.Graph(Span span, String name, _) ->
          throw session.fail(
              span, "`" + name + "` is not supported.", "Graph operators cannot run here yet.");
      case Operator.Missing _ -> input;
    };
  }

  private Plan misplaced(Span span) {
    throw session.fail(span, "This operator makes a table of its own.", "Put it first in a query.");
  }

  private Plan filter(Plan input, Expr predicate, Frame frame) {
    Term condition = terms.condition(predicate, frame);
    return condition.isUnknown() ? input : new Plan.Filter(input, condition);
  }

  Term number(Expr expr, Frame frame) {
    Term term = terms.bind(expr, frame.withoutRow());
    if (term.isUnknown()) {
      throw new Unbound();
    }
    if (!term.type().isInteger()) {
      throw session.fail(
          expr.span(),
          "A number of rows is an integer, not a " + term.type() + ".",
          "Write `take 10`.");
    }
    return term;
  }

  static Term constant(long number) {
    return new Term.Constant(ScalarType.LONG, Values.of(number));
  }

  private static Plan as(Expr.Name name, Plan input, Scope scope) {
    scope.define(name.text(), new Scope.TableMeaning(input));
    return input;
  }

  private Plan render(Operator.Render render, Plan input) {
    session.rendering.put("", render.chart().text());
    render
        .properties()
        .forEach(property -> session.rendering.put(property.name(), text(property.value())));
    return input;
  }

  private static String text(Expr value) {
    return switch (value) {
      case Expr.Literal literal -> literal.text();
      case Expr.Name name -> name.text();
      case Expr.JsonArray array ->
          String.join(",", array.items().stream().map(Steps::text).toList());
      default -> "";
    };
  }

  private Plan invoke(Operator.Invoke invoke, Plan input, Frame frame) {
    Expr.Call call =
        switch (invoke.function()) {
          case Expr.Call it -> it;
          case Expr.Name name -> new Expr.Call(name.span(), name, List.of());
          default ->
              throw session.fail(
                  invoke.span(), "`invoke` calls a function.", "Write `invoke name(…)`.");
        };
    if (frame.scope().find(call.function().text()) instanceof Scope.FunctionMeaning function
        && plans.call(call, function, frame.withoutRow(), input)
            instanceof Plans.Result.Tabular(Plan plan)) {
      return plan;
    }
    throw session.fail(
        call.span(),
        "No function `" + call.function().text() + "` takes a table.",
        "Define it with `let`, its first parameter a table.");
  }

  private Plan range(Operator.Range range, Scope scope) {
    Frame frame = Frame.of(RowType.empty(), scope);
    Term from = terms.bind(range.from(), frame);
    Term to = terms.bind(range.to(), frame);
    Term step = terms.bind(range.step(), frame);
    if (from.isUnknown() || to.isUnknown() || step.isUnknown()) {
      throw new Unbound();
    }
    ScalarType type = rangeType(from, to, step);
    ScalarType stepType = type == ScalarType.DATETIME ? ScalarType.TIMESPAN : type;
    if (!fits(to, type) || !fits(step, stepType)) {
      throw session.fail(
          range.span(),
          "A range from a " + from.type() + " goes to a " + type + " by steps of " + stepType + ".",
          "Convert its bounds to one type.");
    }
    boolean moment = type == ScalarType.DATETIME;
    RowType row =
        RowType.of(List.of(new com.socmate.kql.catalogue.ColumnSchema(range.name().text(), type)));
    return new Plan.Range(
        row,
        Folding.widen(from, type),
        Folding.widen(to, type),
        moment ? step : Folding.widen(step, type));
  }

  private static boolean fits(Term term, ScalarType type) {
    return term.type() == type || (term.type().isNumeric() && type.isNumeric());
  }

  private static ScalarType rangeType(Term from, Term to, Term step) {
    ScalarType type = from.type();
    if (type.isNumeric()) {
      boolean whole = type.isInteger() && to.type().isInteger() && step.type().isInteger();
      return whole ? ScalarType.LONG : ScalarType.REAL;
    }
    return type;
  }
}
