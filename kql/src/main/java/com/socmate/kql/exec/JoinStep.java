package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Joins by a hash table of the right side's keys; the left side streams past it.
final class JoinStep {
  private static final int MOST_ROWS = 65_536;
  private final Executor executor;
  private final Plan.Join plan;

  JoinStep(Executor executor, Plan.Join plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    return switch (plan.kind()) {
      case RIGHT_SEMI, RIGHT_ANTI -> rightAlone();
      case LEFT_SEMI, LEFT_ANTI -> leftAlone();
      case INNER, INNER_UNIQUE, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> both();
    };
  }

  private Column[] leftKeys(Batch batch) {
    return executor.evaluator.arguments(plan.leftKeys(), batch);
  }

  private Column[] rightKeys(Batch batch) {
    return executor.evaluator.arguments(plan.rightKeys(), batch);
  }

  private KeyTable table() {
    List<ScalarType> types = plan.leftKeys().stream().map(Term::type).toList();
    return new KeyTable(types);
  }

  private static int[] hidingNulls(int[] numbers, Column[] keys) {
    for (int row = 0; row < numbers.length; row++) {
      if (KeyTable.hasNull(keys, row)) {
        numbers[row] = -1;
      }
    }
    return numbers;
  }

  private Batches leftAlone() {
    KeyTable table = table();
    for (Batch batch : executor.all(plan.right())) {
      table.assign(rightKeys(batch), batch.rows());
    }
    boolean wanted = plan.kind() == Plan.JoinKind.LEFT_SEMI;
    return new MappedStep(
        executor.run,
        executor.open(plan.left()),
        batch -> {
          Column[] keys = leftKeys(batch);
          return matching(batch, hidingNulls(table.find(keys, batch.rows()), keys), wanted);
        });
  }

  private Batches rightAlone() {
    KeyTable table = table();
    for (Batch batch : executor.all(plan.left())) {
      table.assign(leftKeys(batch), batch.rows());
    }
    boolean wanted = plan.kind() == Plan.JoinKind.RIGHT_SEMI;
    return new MappedStep(
        executor.run,
        executor.open(plan.right()),
        batch -> {
          Column[] keys = rightKeys(batch);
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
    return batch.gather(rows, count);
  }

  private Batches both() {
    Batch right = executor.one(plan.right());
    KeyTable table = table();
    Column[] keys = rightKeys(right);
    int[] numbers = hidingNulls(table.assign(keys, right.rows()), keys);
    Chains chains = new Chains(numbers, table.size());
    boolean unique = plan.kind() == Plan.JoinKind.INNER_UNIQUE;
    boolean keepLeft =
        plan.kind() == Plan.JoinKind.LEFT_OUTER || plan.kind() == Plan.JoinKind.FULL_OUTER;
    boolean keepRight =
        plan.kind() == Plan.JoinKind.RIGHT_OUTER || plan.kind() == Plan.JoinKind.FULL_OUTER;
    KeyTable seen = table();
    boolean[] matched = new boolean[right.rows()];
    List<Batch> output = new ArrayList<>();
    try (Batches lefts = executor.open(plan.left())) {
      for (Batch left = lefts.next(); left != null; left = lefts.next()) {
        executor.run.checkpoint();
        Batch rows = unique ? firstOfEach(left, seen) : left;
        Column[] probe = leftKeys(rows);
        int[] found = hidingNulls(table.find(probe, rows.rows()), probe);
        Pairs pairs = new Pairs(rows, right, output);
        for (int row = 0; row < rows.rows(); row++) {
          join(row, found[row], chains, keepLeft, matched, pairs);
        }
        pairs.flush();
      }
    }
    if (keepRight) {
      unmatched(right, matched, output);
    }
    return Batches.of(output);
  }

  private static void join(
      int row, int key, Chains chains, boolean keepLeft, boolean[] matched, Pairs pairs) {
    if (key < 0) {
      if (keepLeft) {
        pairs.add(row, -1);
      }
      return;
    }
    for (int other = chains.first[key]; other >= 0; other = chains.next[other]) {
      matched[other] = true;
      pairs.add(row, other);
    }
  }

  private Batch firstOfEach(Batch batch, KeyTable seen) {
    Column[] keys = leftKeys(batch);
    int known = seen.size();
    int[] numbers = seen.assign(keys, batch.rows());
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] == known) {
        known++;
        rows[count++] = row;
      }
    }
    return batch.gather(rows, count);
  }

  private void unmatched(Batch right, boolean[] matched, List<Batch> output) {
    Batch nobody = Rows.empty(plan.left().type());
    Pairs pairs = new Pairs(nobody, right, output);
    for (int row = 0; row < matched.length; row++) {
      if (!matched[row]) {
        pairs.add(-1, row);
      }
    }
    pairs.flush();
  }

  /// For each key its rows, in order.
  private static final class Chains {
    final int[] first;
    final int[] next;

    Chains(int[] numbers, int keys) {
      first = new int[keys];
      next = new int[numbers.length];
      Arrays.fill(first, -1);
      for (int row = numbers.length - 1; row >= 0; row--) {
        if (numbers[row] >= 0) {
          next[row] = first[numbers[row]];
          first[numbers[row]] = row;
        }
      }
    }
  }

  /// Collects pairs of rows and makes batches of them.
  private final class Pairs {
    private final Batch left;
    private final Batch right;
    private final List<Batch> output;
    private int[] leftRows = new int[1024];
    private int[] rightRows = new int[1024];
    private int count;

    Pairs(Batch left, Batch right, List<Batch> output) {
      this.left = left;
      this.right = right;
      this.output = output;
    }

    void add(int leftRow, int rightRow) {
      if (count == leftRows.length) {
        leftRows = Arrays.copyOf(leftRows, count * 2);
        rightRows = Arrays.copyOf(rightRows, count * 2);
      }
      leftRows[count] = leftRow;
      rightRows[count++] = rightRow;
      if (count >= MOST_ROWS) {
        flush();
      }
    }

    void flush() {
      if (count == 0) {
        return;
      }
      executor.run.checkpoint();
      List<Column> columns = new ArrayList<>();
      for (Column column : left.columns()) {
        columns.add(column.gather(leftRows, count));
      }
      for (int place : plan.rightPlaces()) {
        columns.add(right.column(place).gather(rightRows, count));
      }
      Batch batch = new Batch(columns, count);
      executor.run.hold(batch.weight());
      output.add(batch);
      count = 0;
    }
  }
}
