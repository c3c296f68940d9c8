package com.socmate.kql.exec;

import com.socmate.kql.aggregate.Accumulator;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The groups of some rows: their keys in the order they first came, and the aggregates' states.
final class Groups {
  private final Plan.Aggregate plan;
  private final KeyTable table;
  private final KeyTable.Kept kept;
  private final List<Accumulator> states;

  Groups(Plan.Aggregate plan) {
    List<ScalarType> types = plan.keys().stream().map(Term::type).toList();
    this.plan = plan;
    this.table = new KeyTable(types);
    this.kept = new KeyTable.Kept(types);
    this.states = plan.calls().stream().map(call -> call.states().get()).toList();
  }

  /// The arguments of each call, over the rows of a batch.
  static List<Column[]> arguments(Plan.Aggregate plan, Evaluator evaluator, Batch batch) {
    List<Column[]> arguments = new ArrayList<>(plan.calls().size());
    for (Plan.AggregateCall call : plan.calls()) {
      arguments.add(evaluator.arguments(call.arguments(), batch));
    }
    return arguments;
  }

  void add(Column[] keys, List<Column[]> arguments, int rows) {
    int[] groups = table.assign(keys, rows);
    kept.keepNew(groups, keys, rows);
    for (int i = 0; i < states.size(); i++) {
      states.get(i).groups(table.size());
      states.get(i).add(groups, arguments.get(i), rows);
    }
  }

  /// The number of each row's group, or -1 where its key is none of these.
  int[] find(Column[] keys, int rows) {
    return table.find(keys, rows);
  }

  /// Adds rows of groups there are already.
  void addKnown(int[] groups, List<Column[]> arguments, int rows) {
    for (int i = 0; i < states.size(); i++) {
      states.get(i).add(groups, arguments.get(i), rows);
    }
  }

  /// Whether adding rows in parts and merging these is the same as adding them.
  boolean mergeExactly() {
    return states.stream().allMatch(Accumulator::mergesExactly);
  }

  /// Adds the groups of rows that come after these.
  void merge(Groups later) {
    int count = later.table.size();
    Column[] keys = later.kept.columns();
    int[] mapping = table.assign(keys, count);
    kept.keepNew(mapping, keys, count);
    for (int i = 0; i < states.size(); i++) {
      states.get(i).groups(table.size());
      states.get(i).merge(later.states.get(i), mapping);
    }
  }

  long weight() {
    long bytes = table.weight();
    for (Accumulator state : states) {
      bytes += state.weight();
    }
    return bytes;
  }

  Batch finish() {
    boolean total = plan.keys().isEmpty();
    int groups = total && !plan.calls().isEmpty() ? 1 : table.size();
    List<Column> columns = new ArrayList<>(Arrays.asList(kept.columns()));
    for (Accumulator state : states) {
      state.groups(groups);
      columns.addAll(Arrays.asList(state.finish(groups)));
    }
    return new Batch(columns, groups);
  }
}
