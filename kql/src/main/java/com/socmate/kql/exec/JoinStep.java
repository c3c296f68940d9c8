package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Joins by a hash table of one side's keys; the other side streams past it. What the table cannot
/// hold is joined part by part from disk.
final class JoinStep {
  private final Executor executor;
  private final Plan.Join plan;

  JoinStep(Executor executor, Plan.Join plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    return switch (plan.kind()) {
      case RIGHT_SEMI, RIGHT_ANTI ->
          alone(plan.left(), plan.leftKeys(), plan.right(), plan.rightKeys());
      case LEFT_SEMI, LEFT_ANTI ->
          alone(plan.right(), plan.rightKeys(), plan.left(), plan.leftKeys());
      case INNER, INNER_UNIQUE, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> both();
    };
  }

  KeyTable table() {
    List<ScalarType> types = plan.leftKeys().stream().map(Term::type).toList();
    return new KeyTable(types);
  }

  Column[] leftKeys(Batch batch) {
    return executor.evaluator.arguments(plan.leftKeys(), batch);
  }

  Column[] rightKeys(Batch batch) {
    return executor.evaluator.arguments(plan.rightKeys(), batch);
  }

  static int[] hidingNulls(int[] numbers, Column[] keys) {
    boolean some = false;
    for (Column key : keys) {
      some |= key.mayHaveNulls();
    }
    for (int row = 0; some && row < numbers.length; row++) {
      if (KeyTable.hasNull(keys, row)) {
        numbers[row] = -1;
      }
    }
    return numbers;
  }

  /// Rows of one side that have a partner in the other, or have none. Only keys are held.
  private Batches alone(Plan known, List<Term> knownKeys, Plan asked, List<Term> askedKeys) {
    KeyTable table = table();
    long weight = 0;
    try (Batches batches = executor.open(known)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        executor.run.checkpoint();
        table.assign(executor.evaluator.arguments(knownKeys, batch), batch.rows());
        executor.run.hold(table.weight() - weight);
        weight = table.weight();
      }
    }
    boolean wanted =
        plan.kind() == Plan.JoinKind.LEFT_SEMI || plan.kind() == Plan.JoinKind.RIGHT_SEMI;
    return new MappedStep(
        executor.run,
        executor.open(asked),
        batch -> {
          Column[] keys = executor.evaluator.arguments(askedKeys, batch);
          return matching(batch, hidingNulls(table.find(keys, batch.rows()), keys), wanted);
        });
  }

  private static Batch matching(Batch batch, int[] numbers, boolean wanted) {
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if ((numbers[row] >= 0) == wanted) {
        rows[count++] = row;
      }
    }
    return count == batch.rows() ? batch : batch.gather(Arrays.copyOf(rows, count), count);
  }

  /// Holds the right side if it fits; else puts both sides away by their keys and joins each part.
  private Batches both() {
    List<Batch> held = new ArrayList<>();
    long weight = 0;
    long most = executor.run.room() / 2;
    try (Batches rights = executor.open(plan.right())) {
      for (Batch batch = rights.next(); batch != null; batch = rights.next()) {
        executor.run.checkpoint();
        weight += batch.weight() + 40L * batch.rows();
        held.add(batch);
        if (weight > most) {
          Partitions away = new Partitions(executor.run, types(plan.right()), 0);
          for (Batch some : held) {
            executor.run.checkpoint();
            away.addAll(rightKeys(some), some);
          }
          return new PartedJoin(away, rights);
        }
      }
    }
    executor.run.hold(weight);
    return new JoinedBatches(executor, plan, this, held, executor.open(plan.left()));
  }

  private static List<ScalarType> types(Plan side) {
    return side.type().columns().stream().map(ColumnSchema::type).toList();
  }

  private void putAway(Batches batches, Partitions away, Function<Batch, Column[]> keys) {
    for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
      executor.run.checkpoint();
      if (batch.rows() > 0) {
        away.addAll(keys.apply(batch), batch);
      }
    }
  }

  /// A join of which each part is joined by itself, one after the other.
  private final class PartedJoin implements Batches {
    private final Partitions rights;
    private final Partitions lefts;
    private int next;
    private @Nullable Batches current;

    PartedJoin(Partitions rights, Batches rest) {
      this.rights = rights;
      putAway(rest, rights, JoinStep.this::rightKeys);
      this.lefts = new Partitions(executor.run, types(plan.left()), 0);
      try (Batches batches = executor.open(plan.left())) {
        putAway(batches, lefts, JoinStep.this::leftKeys);
      }
    }

    @Override
    public @Nullable Batch next() {
      while (true) {
        Batch batch = current == null ? null : current.next();
        if (batch != null) {
          return batch;
        }
        if (next == Partitions.COUNT) {
          return null;
        }
        current = part(next++);
      }
    }

    private Batches part(int number) {
      List<Batch> held = new ArrayList<>();
      long weight = 0;
      Batches part = rights.part(number).read();
      for (Batch batch = part.next(); batch != null; batch = part.next()) {
        weight += batch.weight() + 40L * batch.rows();
        held.add(batch);
        if (weight > executor.run.room()) {
          throw new Stopped(Stopped.Reason.MEMORY);
        }
      }
      return new JoinedBatches(executor, plan, JoinStep.this, held, lefts.part(number).read());
    }
  }
}
