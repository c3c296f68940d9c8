package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/// Which columns of each stored table a plan looks at, and which rows; the rest need not be read.
final class Demand {
  /// What is wanted of one scan.
  ///
  /// @param places the columns that filters or what follows look at
  /// @param output those that something looks at after the filters right above the scan
  record OfScan(BitSet places, BitSet output, TimeRange time, List<Condition> conditions) {}

  private final IdentityHashMap<Plan.Scan, OfScan> scans = new IdentityHashMap<>();

  private Demand() {}

  static Demand of(Plan plan) {
    Demand demand = new Demand();
    demand.visit(plan, all(plan), TimeBounds.NONE);
    return demand;
  }

  OfScan of(Plan.Scan scan) {
    OfScan known = scans.get(scan);
    return known == null ? new OfScan(all(scan), all(scan), TimeRange.ALWAYS, List.of()) : known;
  }

  private static BitSet all(Plan plan) {
    BitSet places = new BitSet();
    places.set(0, plan.type().size());
    return places;
  }

  private void visit(Plan plan, BitSet places, TimeBounds time) {
    switch (plan) {
      case Plan.Scan scan -> add(scan, places, places, time, List.of());
      case Plan.Filter filter when Filters.areAboveScan(filter) ->
          filtered(Filters.above(filter), places, time);
      case Plan.Filter(Plan input, Term predicate) -> {
        BitSet more = copy(places);
        look(predicate, more);
        visit(input, more, time.and(TimeBounds.of(predicate)));
      }
      case Plan.Project(Plan input, _, List<Term> terms) -> {
        BitSet below = new BitSet();
        for (int place = 0; place < terms.size(); place++) {
          if (places.get(place)) {
            look(terms.get(place), below);
          }
        }
        visit(input, below, time.through(terms));
      }
      case Plan.Aggregate(Plan input, _, List<Term> keys, List<Plan.AggregateCall> calls) -> {
        BitSet below = new BitSet();
        keys.forEach(key -> look(key, below));
        calls.forEach(call -> call.arguments().forEach(term -> look(term, below)));
        visit(input, below, TimeBounds.NONE);
      }
      case Plan.Sort(Plan input, List<Plan.SortKey> keys) -> sorted(input, keys, places, time);
      case Plan.Top(Plan input, Term count, List<Plan.SortKey> keys) -> {
        look(count, new BitSet());
        sorted(input, keys, places, TimeBounds.NONE);
      }
      case Plan.Take(Plan input, Term count) -> limited(input, count, places);
      case Plan.Sample(Plan input, Term count) -> limited(input, count, places);
      case Plan.Union union -> union(union, places, time);
      case Plan.Join join -> join(join, places);
      case Plan.Expand expand -> {
        BitSet below = upTo(places, expand.input().type().size());
        expand.expansions().forEach(it -> look(it.array(), below));
        visit(expand.input(), below, TimeBounds.NONE);
      }
      case Plan.Parse parse -> {
        BitSet below = upTo(places, parse.input().type().size());
        look(parse.text(), below);
        visit(parse.input(), below, TimeBounds.NONE);
      }
      case Plan.ParseKv parse -> {
        BitSet below = upTo(places, parse.input().type().size());
        look(parse.text(), below);
        visit(parse.input(), below, TimeBounds.NONE);
      }
      case Plan.Shared(Plan input) -> visit(input, all(input), TimeBounds.NONE);
      case Plan.Rows _, Plan.Piped _, Plan.ExternalData _ -> {}
      case Plan.Range range -> {
        look(range.from(), new BitSet());
        look(range.to(), new BitSet());
        look(range.step(), new BitSet());
      }
      case Plan.Apply apply -> everything(List.of(apply.input(), apply.subplan()));
      case Plan.Partition partition -> everything(List.of(partition.input(), partition.subplan()));
      case Plan.Series series -> {
        everything(List.of(series.input()));
        series.from().ifPresent(it -> look(it, new BitSet()));
        series.to().ifPresent(it -> look(it, new BitSet()));
        look(series.step(), new BitSet());
      }
      case Plan.TopNested nested -> everything(List.of(nested.input()));
      case Plan.Plugin plugin -> everything(plugin.input().map(List::of).orElse(List.of()));
      case Plan.NetworkLookup lookup -> everything(List.of(lookup.input(), lookup.networks()));
      case Plan.Graph graph -> {
        everything(List.of(graph.edges()));
        everything(graph.nodes().map(List::of).orElse(List.of()));
      }
      case Plan.GraphMatch match -> everything(List.of(match.graph()));
      case Plan.GraphTable table -> everything(List.of(table.graph()));
      case Plan.Matching matching -> everything(List.of(matching.input(), matching.table()));
      case Plan.Scanned scanned -> everything(List.of(scanned.input()));
    }
  }

  private void filtered(Filters.OfScan above, BitSet places, TimeBounds time) {
    BitSet more = copy(places);
    TimeBounds bounds = time;
    List<Condition> conditions = new ArrayList<>();
    for (Term predicate : above.predicates()) {
      look(predicate, more);
      bounds = bounds.and(TimeBounds.of(predicate));
      conditions.addAll(Conditions.of(predicate, above.scan().type()));
    }
    add(above.scan(), more, places, bounds, conditions);
  }

  private void everything(List<Plan> inputs) {
    inputs.forEach(input -> visit(input, all(input), TimeBounds.NONE));
  }

  private void sorted(Plan input, List<Plan.SortKey> keys, BitSet places, TimeBounds time) {
    BitSet below = copy(places);
    keys.forEach(key -> look(key.term(), below));
    visit(input, below, time);
  }

  private void limited(Plan input, Term count, BitSet places) {
    look(count, new BitSet());
    visit(input, places, TimeBounds.NONE);
  }

  private void union(Plan.Union union, BitSet places, TimeBounds time) {
    for (int i = 0; i < union.inputs().size(); i++) {
      int[] targets = union.targets().get(i);
      BitSet below = new BitSet();
      for (int place = 0; place < targets.length; place++) {
        if (targets[place] >= 0 && places.get(targets[place])) {
          below.set(place);
        }
      }
      visit(union.inputs().get(i), below, time.through(targets));
    }
  }

  private void join(Plan.Join join, BitSet places) {
    BitSet left = new BitSet();
    BitSet right = new BitSet();
    int width = join.left().type().size();
    switch (join.kind()) {
      case LEFT_SEMI, LEFT_ANTI -> left.or(places);
      case RIGHT_SEMI, RIGHT_ANTI -> right.or(places);
      case INNER, INNER_UNIQUE, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> {
        left.or(upTo(places, width));
        for (int i = 0; i < join.rightPlaces().size(); i++) {
          if (places.get(width + i)) {
            right.set(join.rightPlaces().get(i));
          }
        }
      }
    }
    join.leftKeys().forEach(key -> look(key, left));
    join.rightKeys().forEach(key -> look(key, right));
    visit(join.left(), left, TimeBounds.NONE);
    visit(join.right(), right, TimeBounds.NONE);
  }

  /// A scan that stands in two places of a plan is read for both.
  private void add(
      Plan.Scan scan, BitSet places, BitSet output, TimeBounds time, List<Condition> conditions) {
    TimeRange range = time.at(scan.type().find("TimeGenerated"));
    scans.merge(
        scan,
        new OfScan(copy(places), copy(output), range, conditions),
        (known, more) -> {
          TimeRange hull =
              new TimeRange(
                  Math.min(known.time().start(), more.time().start()),
                  Math.max(known.time().end(), more.time().end()));
          boolean same = known.conditions().equals(more.conditions());
          return new OfScan(
              both(known.places(), more.places()),
              both(known.output(), more.output()),
              hull,
              same ? known.conditions() : List.of());
        });
  }

  private static BitSet both(BitSet some, BitSet more) {
    BitSet both = copy(some);
    both.or(more);
    return both;
  }

  private static BitSet copy(BitSet places) {
    return BitSet.valueOf(places.toLongArray());
  }

  private static BitSet upTo(BitSet places, int width) {
    return places.get(0, width);
  }

  /// Takes note of the columns a term looks at, and of the plans inside it.
  private void look(Term term, BitSet places) {
    switch (term) {
      case Term.Field(int place, _) -> places.set(place);
      case Term.Call(_, _, List<Term> arguments, _) -> arguments.forEach(it -> look(it, places));
      case Term.Windowed(_, List<Term> arguments, _) -> arguments.forEach(it -> look(it, places));
      case Term.Logical(_, List<Term> operands) -> operands.forEach(it -> look(it, places));
      case Term.Widen(Term value, _) -> look(value, places);
      case Term.FirstCell(Plan plan, _) -> everything(List.of(plan));
      case Term.FirstColumn(Plan plan) -> everything(List.of(plan));
      case Term.Constant _, Term.Unknown _ -> {}
    }
  }
}
