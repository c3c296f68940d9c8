package com.socmate.kql.exec;

import com.socmate.kql.aggregate.Accumulator;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups rows by their keys with a hash table, keeping only the aggregates' states. When they take
/// too much memory, rows of further keys are put away on disk and grouped afterwards, part by part.
final class AggregateStep implements Batches {
  private static final int WEIGH_EVERY = 1 << 17;

  /// By about how many bytes a row may make keys and states heavier.
  private static final long GROWTH = 200;

  private final Executor executor;
  private final Plan.Aggregate plan;
  private final List<ScalarType> keyTypes;
  private final List<Spill> waiting = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private boolean begun;

  AggregateStep(Executor executor, Plan.Aggregate plan) {
    this.executor = executor;
    this.plan = plan;
    this.keyTypes = plan.keys().stream().map(Term::type).toList();
  }

  /// The groups of some of the rows, and the rows put away because there were too many.
  private final class Grouping {
    final KeyTable table = new KeyTable(keyTypes);
    final KeyTable.Kept kept = new KeyTable.Kept(keyTypes);
    final List<Accumulator> states =
        plan.calls().stream().map(call -> call.states().get()).toList();
    final int depth;
    private @Nullable Partitions away;
    private long weight;
    private long unweighed;

    Grouping(int depth) {
      this.depth = depth;
    }

    void add(Column[] keys, List<Column[]> arguments, int rows) {
      if (away != null) {
        addKnown(keys, arguments, rows, away);
        return;
      }
      int[] groups = table.assign(keys, rows);
      kept.keepNew(groups, keys, rows);
      for (int i = 0; i < states.size(); i++) {
        states.get(i).groups(table.size());
        states.get(i).add(groups, arguments.get(i), rows);
      }
      weigh(rows);
    }

    /// Adds the rows of keys known already, and puts the others away.
    private void addKnown(Column[] keys, List<Column[]> arguments, int rows, Partitions others) {
      int[] found = table.find(keys, rows);
      int[] known = new int[rows];
      int[] strange = new int[rows];
      int knownCount = 0;
      int strangeCount = 0;
      for (int row = 0; row < rows; row++) {
        if (found[row] >= 0) {
          known[knownCount++] = row;
        } else {
          strange[strangeCount++] = row;
        }
      }
      Batch all = together(keys, arguments, rows);
      others.add(keys, all, strange, strangeCount);
      if (knownCount > 0) {
        Batch some = all.gather(known, knownCount);
        int[] groups = new int[knownCount];
        for (int i = 0; i < knownCount; i++) {
          groups[i] = found[known[i]];
        }
        List<Column[]> theirs = apart(some);
        for (int i = 0; i < states.size(); i++) {
          states.get(i).add(groups, theirs.get(i), knownCount);
        }
      }
      weigh(rows);
    }

    private void weigh(int rows) {
      unweighed += rows;
      boolean due = unweighed >= WEIGH_EVERY || unweighed * GROWTH > executor.run.room() / 4;
      if (!due) {
        return;
      }
      unweighed = 0;
      long now = table.weight() + states.stream().mapToLong(Accumulator::weight).sum();
      if (away == null && now - weight > executor.run.room() / 2 && !keyTypes.isEmpty()) {
        away = new Partitions(executor.run, spillTypes(), depth);
      }
      executor.run.hold(now - weight);
      weight = now;
    }

    Batch finish() {
      boolean total = plan.keys().isEmpty();
      int groups = total && !plan.calls().isEmpty() ? 1 : table.size();
      List<Column> columns = new ArrayList<>(Arrays.asList(kept.columns()));
      for (Accumulator state : states) {
        state.groups(groups);
        columns.addAll(Arrays.asList(state.finish(groups)));
      }
      executor.run.release(weight);
      if (away != null) {
        for (int part = 0; part < Partitions.COUNT; part++) {
          waiting.add(away.part(part));
          depths.add(depth + 1);
        }
      }
      return new Batch(columns, groups);
    }
  }

  @Override
  public @Nullable Batch next() {
    if (!begun) {
      begun = true;
      return fromInput();
    }
    while (!waiting.isEmpty()) {
      Spill part = waiting.removeFirst();
      int depth = depths.removeFirst();
      if (part.rows() > 0) {
        return fromPart(part, depth);
      }
    }
    return null;
  }

  private Batch fromInput() {
    Grouping grouping = new Grouping(0);
    try (Batches input = executor.open(plan.input())) {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        executor.run.checkpoint();
        if (batch.rows() > 0) {
          Column[] keys = executor.evaluator.arguments(plan.keys(), batch);
          List<Column[]> arguments = new ArrayList<>(plan.calls().size());
          for (Plan.AggregateCall call : plan.calls()) {
            arguments.add(executor.evaluator.arguments(call.arguments(), batch));
          }
          grouping.add(keys, arguments, batch.rows());
        }
      }
    }
    return grouping.finish();
  }

  private Batch fromPart(Spill part, int depth) {
    Grouping grouping = new Grouping(depth);
    Batches input = part.read();
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      executor.run.checkpoint();
      Column[] keys = batch.columns().subList(0, keyTypes.size()).toArray(Column[]::new);
      grouping.add(keys, apart(batch), batch.rows());
    }
    part.close();
    return grouping.finish();
  }

  private List<ScalarType> spillTypes() {
    List<ScalarType> types = new ArrayList<>(keyTypes);
    plan.calls().forEach(call -> call.arguments().forEach(it -> types.add(it.type())));
    return types;
  }

  private static Batch together(Column[] keys, List<Column[]> arguments, int rows) {
    List<Column> columns = new ArrayList<>(Arrays.asList(keys));
    arguments.forEach(it -> columns.addAll(Arrays.asList(it)));
    return new Batch(columns, rows);
  }

  /// The arguments of each call, of rows as they are put away.
  private List<Column[]> apart(Batch batch) {
    List<Column[]> arguments = new ArrayList<>(plan.calls().size());
    int place = keyTypes.size();
    for (Plan.AggregateCall call : plan.calls()) {
      int end = place + call.arguments().size();
      arguments.add(batch.columns().subList(place, end).toArray(Column[]::new));
      place = end;
    }
    return arguments;
  }
}
