package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Opens plans as streams of batches.
public final class Executor {
  final Run run;
  final Evaluator evaluator;
  private final Demand demand;
  private final List<Batch> piped;

  private Executor(Run run, Demand demand, List<Batch> piped) {
    this.run = run;
    this.demand = demand;
    this.piped = piped;
    this.evaluator = new Evaluator(run, this);
  }

  public static Executor of(Run run, Plan plan) {
    return new Executor(run, Demand.of(plan), List.of());
  }

  /// An executor for a subplan that is piped these rows.
  Executor piping(List<Batch> rows) {
    return new Executor(run, demand, rows);
  }

  public Batches open(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> new ScanStep(this, scan, demand.of(scan), List.of());
      case Plan.Rows(_, List<Column> columns, int count) ->
          Batches.of(List.of(new Batch(columns, count)));
      case Plan.ExternalData data -> external(data);
      case Plan.Range range -> new RangeStep(run, evaluator, range);
      case Plan.Filter filter when Filters.areAboveScan(filter) -> filtered(Filters.above(filter));
      case Plan.Filter(Plan input, Term predicate) ->
          mapped(input, List.of(predicate), batch -> evaluator.filter(predicate, batch));
      case Plan.Project project -> project(project);
      case Plan.Aggregate aggregate -> new AggregateStep(this, aggregate);
      case Plan.Sort(Plan input, List<Plan.SortKey> keys) -> new SortStep(this).sort(input, keys);
      case Plan.Top(Plan input, Term count, List<Plan.SortKey> keys) ->
          new SortStep(this).top(input, evaluator.count(count), keys);
      case Plan.Take(Plan.Sort(Plan input, List<Plan.SortKey> keys), Term count) ->
          new SortStep(this).top(input, evaluator.count(count), keys);
      case Plan.Take(Plan input, Term count) -> new TakeStep(open(input), evaluator.count(count));
      case Plan.Sample(Plan input, Term count) ->
          new SampleStep(this).sample(input, evaluator.count(count));
      case Plan.Join join -> new JoinStep(this, join).batches();
      case Plan.Union union -> new UnionStep(this, union);
      case Plan.Expand expand -> expanded(expand);
      case Plan.Apply apply -> new ApplyStep(this, apply).batches();
      case Plan.Partition partition -> new PartitionStep(this, partition).batches();
      case Plan.Piped _ -> Batches.of(piped);
      case Plan.Parse parse -> parsed(parse);
      case Plan.ParseKv parse -> {
        KeyValueStep step = new KeyValueStep(evaluator, parse);
        yield mapped(parse.input(), List.of(parse.text()), step::apply);
      }
      case Plan.Series series -> new SeriesStep(this, series).batches();
      case Plan.TopNested nested -> new TopNestedStep(this, nested).batches();
      case Plan.Plugin plugin -> new PluginStep(this, plugin).batches();
      case Plan.NetworkLookup lookup -> new NetworkLookupStep(this, lookup).batches();
      case Plan.Graph graph -> open(graph.edges());
      case Plan.GraphMatch match -> new GraphMatchStep(this, match).batches();
      case Plan.GraphTable(Plan.Graph graph, boolean nodes, _) ->
          Batches.of(List.of(GraphStore.of(this, graph).table(nodes)));
      case Plan.Matching matching -> new MatchStep(this, matching).batches();
      case Plan.Scanned scanned -> new ScannedStep(this, scanned).batches();
      case Plan.Shared shared -> Batches.of(shared(shared));
    };
  }

  private Batches filtered(Filters.OfScan above) {
    return new ScanStep(this, above.scan(), demand.of(above.scan()), above.predicates());
  }

  private Batches external(Plan.ExternalData data) {
    List<String> locations =
        data.locations().stream().map(it -> ValueText.of(evaluator.constant(it))).toList();
    return run.external.read(locations, data.type().columns(), data.options());
  }

  private List<Batch> shared(Plan.Shared shared) {
    List<Batch> known = run.shared.get(shared);
    if (known == null) {
      known = all(shared.plan());
      run.shared.put(shared, known);
    }
    return known;
  }

  private Batches expanded(Plan.Expand expand) {
    ExpandStep step =
        new ExpandStep(
            evaluator,
            expand.input().type().size(),
            expand.type(),
            expand.expansions(),
            expand.indexPlace(),
            expand.pairs(),
            expand.limit().map(evaluator::count).orElse(Long.MAX_VALUE));
    List<Term> arrays = expand.expansions().stream().map(Plan.Expansion::array).toList();
    return mapped(expand.input(), arrays, step::apply);
  }

  private Batches parsed(Plan.Parse parse) {
    ParseStep step = new ParseStep(evaluator, parse);
    return mapped(parse.input(), List.of(parse.text()), step::apply);
  }

  private Batches project(Plan.Project project) {
    boolean windowed = project.terms().stream().anyMatch(Executor::isWindowed);
    if (windowed) {
      return Batches.of(List.of(project(project.terms(), one(project.input()))));
    }
    return mapped(project.input(), project.terms(), batch -> project(project.terms(), batch));
  }

  private Batch project(List<Term> terms, Batch batch) {
    return new Batch(List.of(evaluator.arguments(terms, batch)), batch.rows());
  }

  private static boolean isWindowed(Term term) {
    return switch (term) {
      case Term.Windowed _ -> true;
      case Term.Call(_, _, List<Term> arguments, _) ->
          arguments.stream().anyMatch(Executor::isWindowed);
      case Term.Logical(_, List<Term> operands) -> operands.stream().anyMatch(Executor::isWindowed);
      case Term.Widen(Term value, _) -> isWindowed(value);
      case Term.Constant _, Term.Field _, Term.FirstCell _, Term.FirstColumn _, Term.Unknown _ ->
          false;
    };
  }

  private Batches mapped(Plan input, List<Term> terms, UnaryOperator<Batch> change) {
    Batches batches = open(input);
    return batches instanceof ScanStep scan && scan.takes(terms, change)
        ? scan
        : new MappedStep(run, batches, change);
  }

  /// Every batch of a plan, held in memory.
  List<Batch> all(Plan plan) {
    List<Batch> all = new ArrayList<>();
    try (Batches batches = open(plan)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        run.checkpoint();
        if (batch.rows() > 0) {
          run.hold(batch.weight());
          all.add(batch);
        }
      }
    }
    return all;
  }

  /// Every row of a plan in one batch.
  public Batch one(Plan plan) {
    return Rows.together(all(plan), plan.type(), run);
  }
}
