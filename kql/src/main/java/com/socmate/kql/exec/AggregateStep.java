package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Groups rows by their keys with a hash table, keeping only the aggregates' states. When they take
/// too much memory, rows of further keys are put away on disk and grouped afterwards, part by part.
final class AggregateStep implements Batches {
  private static final int WEIGH_EVERY = 1 << 17;
  private static final int MANY_KEYS = 8;
  private static final int FEW_ROWS = 4096;

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
    final Groups groups = new Groups(plan);
    final int depth;
    private @Nullable Partitions away;
    private long weight;
    private long unweighed;

    Grouping(int depth) {
      this.depth = depth;
    }

    void add(Column[] keys, List<Column[]> arguments, int rows) {
      if (away == null) {
        groups.add(keys, arguments, rows);
      } else {
        addKnown(keys, arguments, rows, away);
      }
      weigh(rows);
    }

    /// Adds the rows of keys known already, and puts the others away.
    private void addKnown(Column[] keys, List<Column[]> arguments, int rows, Partitions others) {
      int[] found = groups.find(keys, rows);
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
        int[] theirs = new int[knownCount];
        for (int i = 0; i < knownCount; i++) {
          theirs[i] = found[known[i]];
        }
        groups.addKnown(theirs, apart(all.gather(known, knownCount)), knownCount);
      }
    }

    private void weigh(int rows) {
      unweighed += rows;
      boolean due = unweighed >= WEIGH_EVERY || unweighed * GROWTH > executor.run.room() / 4;
      if (!due) {
        return;
      }
      unweighed = 0;
      long now = groups.weight();
      if (away == null && now - weight > executor.run.room() / 2 && !keyTypes.isEmpty()) {
        away = new Partitions(executor.run, spillTypes(), depth);
      }
      executor.run.hold(now - weight);
      weight = now;
    }

    Batch finish() {
      Batch batch = groups.finish();
      executor.run.release(weight);
      if (away != null) {
        for (int part = 0; part < Partitions.COUNT; part++) {
          waiting.add(away.part(part));
          depths.add(depth + 1);
        }
      }
      return batch;
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
    Batches input = executor.open(plan.input());
    try (input) {
      Optional<Batch> parallel = ParallelGroups.of(executor, plan, input);
      if (parallel.isPresent()) {
        return parallel.get();
      }
      if (!(input instanceof ScanStep scan) || !scan.isBegun()) {
        return grouped(input);
      }
    }
    try (Batches again = executor.open(plan.input())) {
      return grouped(again);
    }
  }

  private Batch grouped(Batches input) {
    Grouping grouping = new Grouping(0);
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      executor.run.checkpoint();
      if (batch.rows() > 0) {
        add(batch, grouping);
      }
    }
    return grouping.finish();
  }

  /// Of many keys, few rows at a time, as whoever wants the query to stop should not have to wait.
  private void add(Batch batch, Grouping grouping) {
    int most = keyTypes.size() > MANY_KEYS ? FEW_ROWS : batch.rows();
    for (int from = 0; from < batch.rows(); from += most) {
      executor.run.checkpoint();
      Batch some = batch.slice(from, Math.min(from + most, batch.rows()));
      Column[] keys = executor.evaluator.arguments(plan.keys(), some);
      grouping.add(keys, Groups.arguments(plan, executor.evaluator, some), some.rows());
    }
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
