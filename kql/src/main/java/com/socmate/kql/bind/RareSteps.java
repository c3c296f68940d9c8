package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The operators met least often.
final class RareSteps {
  private final Session session;
  private final Terms terms;
  private final Plans plans;
  private final Projections projections;
  private final Summaries summaries;

  RareSteps(Session session, Terms terms, Plans plans, Projections projections) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
    this.projections = projections;
    this.summaries = new Summaries(session, terms, projections);
  }

  Plan getSchema(Plan input) {
    List<Value> names = new ArrayList<>();
    List<Value> ordinals = new ArrayList<>();
    List<Value> systemTypes = new ArrayList<>();
    List<Value> types = new ArrayList<>();
    for (ColumnSchema column : input.type().visible()) {
      names.add(Values.of(column.name()));
      ordinals.add(new Value.Int32(ordinals.size()));
      systemTypes.add(Values.of(systemType(column.type())));
      types.add(Values.of(column.type().kqlName()));
    }
    List<Column> columns =
        List.of(
            Column.of(ScalarType.STRING, names),
            Column.of(ScalarType.INT, ordinals),
            Column.of(ScalarType.STRING, systemTypes),
            Column.of(ScalarType.STRING, types));
    return new Plan.Rows(RowType.of(Plan.schemaColumns()), columns, names.size());
  }

  private static String systemType(ScalarType type) {
    return switch (type) {
      case BOOL -> "System.SByte";
      case INT -> "System.Int32";
      case LONG -> "System.Int64";
      case REAL -> "System.Double";
      case DECIMAL -> "System.Data.SqlTypes.SqlDecimal";
      case STRING -> "System.String";
      case DATETIME -> "System.DateTime";
      case TIMESPAN -> "System.TimeSpan";
      case GUID -> "System.Guid";
      case DYNAMIC -> "System.Object";
    };
  }

  Plan topHitters(Operator.TopHitters hitters, Plan input, Frame frame) {
    Span span = hitters.span();
    String of = ColumnNames.implied(hitters.of(), frame);
    Optional<Expr> by = hitters.by();
    String name =
        by.isPresent()
            ? "approximate_sum_" + ColumnNames.implied(by.get(), frame)
            : "approximate_count_" + of;
    Expr call =
        new Expr.Call(
            span,
            new Expr.Name(span, by.isPresent() ? "sum" : "count"),
            by.map(List::of).orElse(List.of()));
    Expr named = new Expr.Named(span, List.of(new Expr.Name(span, name)), false, call);
    Plan summary =
        summaries.aggregate(
            input, summaries.keys(List.of(hitters.of()), frame), List.of(named), frame);
    Term measure = new Term.Field(1, summary.type().column(1).type());
    return new Plan.Top(
        summary, count(hitters.rows(), frame), List.of(new Plan.SortKey(measure, false, false)));
  }

  private Term count(Expr rows, Frame frame) {
    return terms.bind(rows, frame.withoutRow());
  }

  Plan sampleDistinct(Operator.SampleDistinct sample, Plan input, Frame frame) {
    Plan distinct =
        summaries.aggregate(input, summaries.keys(List.of(sample.of()), frame), List.of(), frame);
    return new Plan.Take(distinct, count(sample.rows(), frame));
  }

  Plan topNested(Operator.TopNested nested, Plan input, Frame frame) {
    List<ColumnSchema> columns = new ArrayList<>();
    List<Plan.NestedLevel> levels = new ArrayList<>();
    for (Operator.NestedLevel level : nested.levels()) {
      Term key = terms.bind(level.of(), frame);
      AggregateSink sink = new AggregateSink(input.type(), Set.of(), 0);
      Term measure = terms.bind(level.by(), new Frame(RowType.empty(), frame.scope(), sink));
      if (key.isUnknown() || measure.isUnknown()) {
        throw new Unbound();
      }
      String name = ColumnNames.implied(level.of(), frame);
      String measureName =
          level.by() instanceof Expr.Named named
              ? named.names().getFirst().text()
              : "aggregated_" + name;
      columns.add(
          new ColumnSchema(name.isEmpty() ? "Column" + (columns.size() + 1) : name, key.type()));
      columns.add(new ColumnSchema(measureName, measure.type()));
      levels.add(
          new Plan.NestedLevel(
              level.rows().map(it -> count(it, frame)),
              key,
              level.others().map(it -> terms.bind(it, frame.withoutRow())),
              sink.calls(),
              measure,
              level.ascending().orElse(false)));
    }
    return new Plan.TopNested(input, RowType.of(columns), levels);
  }

  Plan partition(Operator.Partition partition, Plan input, Frame frame) {
    Term key = terms.bind(partition.by(), frame);
    Plan subplan =
        plans.subquery(partition.subquery(), new Plan.Piped(input.type()), frame.scope());
    if (key.isUnknown()) {
      throw new Unbound();
    }
    return new Plan.Partition(input, key, subplan);
  }

  Plan scan(Operator.Scan scan, Plan input, Frame frame) {
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    List<Term> initial = new ArrayList<>();
    for (Operator.ScanVariable variable : scan.variables()) {
      ScalarType type = plans.typeNamed(variable.type());
      columns.add(new ColumnSchema(variable.name().text(), type));
      initial.add(
          variable
              .initial()
              .map(it -> terms.bindAs(it, frame.withoutRow(), type))
              .orElse(
                  new Term.Constant(
                      type, type == ScalarType.STRING ? Values.EMPTY_TEXT : Values.NULL)));
    }
    List<ColumnSchema> seen = new ArrayList<>(columns);
    for (Operator.ScanStep step : scan.steps()) {
      columns.forEach(column ->
          seen.add(
              new ColumnSchema(
                  RowType.HIDDEN + step.name().text() + "." + column.name(), column.type())));
    }
    Frame inner = Frame.of(RowType.of(seen), frame.scope());
    List<Plan.ScanStep> steps = scan.steps().stream().map(step -> scanStep(step, inner)).toList();
    Optional<String> matchId = Unions.option(scan.options(), "with_match_id");
    List<ColumnSchema> output = new ArrayList<>(columns);
    matchId.ifPresent(name -> output.add(new ColumnSchema(name, ScalarType.LONG)));
    List<Term> partition = scan.partition().stream().map(it -> terms.bind(it, frame)).toList();
    List<Plan.SortKey> order = projections.sortKeys(scan.order(), frame);
    return new Plan.Scanned(
        input, RowType.of(output), partition, order, steps, initial, matchId.isPresent());
  }

  private Plan.ScanStep scanStep(Operator.ScanStep step, Frame frame) {
    Term condition = terms.condition(step.condition(), frame);
    List<Plan.Assignment> assignments = new ArrayList<>();
    for (Expr expr : step.assignments()) {
      if (!(expr instanceof Expr.Named named)) {
        throw session.fail(expr.span(), "A step assigns as `name = value`.", "Name the variable.");
      }
      int place = frame.row().find(named.names().getFirst().text());
      if (place < 0) {
        terms.unknownName(named.names().getFirst(), frame);
        throw new Unbound();
      }
      Term value = terms.bindAs(named.value(), frame, frame.row().column(place).type());
      assignments.add(new Plan.Assignment(place, value));
    }
    if (condition.isUnknown()) {
      throw new Unbound();
    }
    return new Plan.ScanStep(
        step.name().text(), step.optional(), step.output().orElse("all"), condition, assignments);
  }

  Plan reduce(Operator.Reduce reduce, Plan input, Frame frame) {
    Term by = terms.bind(reduce.by(), frame);
    RowType type =
        RowType.of(
            List.of(
                new ColumnSchema("Pattern", ScalarType.STRING),
                new ColumnSchema("Count", ScalarType.LONG),
                new ColumnSchema("Representative", ScalarType.STRING)));
    List<Term> arguments = new ArrayList<>(List.of(by));
    for (Expr.Option setting : reduce.settings()) {
      if (setting.name().equals("characters")) {
        arguments.add(terms.bind(setting.value(), frame.withoutRow()));
      }
    }
    return new Plan.Plugin("reduce", Optional.of(input), type, arguments);
  }

  Plan assertSchema(Operator.AssertSchema assertion, Plan input) {
    RowType wanted = new TablesInPlace(session, terms).type(assertion.columns());
    if (!wanted.columns().equals(input.type().visible())) {
      session.error(
          assertion.span(),
          "The columns are " + input.type() + ".",
          "Change the assertion, or the query before it.");
    }
    return input;
  }
}
