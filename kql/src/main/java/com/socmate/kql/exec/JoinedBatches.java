package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pairs of rows with equal keys, made as they are asked for: the right side is held, the left
/// streams past it.
final class JoinedBatches implements Batches {
  private static final int MOST_ROWS = 65_536;

  private final Executor executor;
  private final Plan.Join plan;
  private final JoinStep step;
  private final boolean unique;
  private final boolean keepLeft;
  private final boolean keepRight;
  private final KeyTable seen;
  private final int[] leftRows = new int[MOST_ROWS];
  private final int[] rightRows = new int[MOST_ROWS];

  private final Held right;
  private final Batches lefts;
  private Batch left;
  private int[] found = new int[0];
  private int row;

  /// The next partner of the row at hand, or -1.
  private int partner = -1;

  private boolean begun;
  private boolean ended;
  private int unmatchedFrom;
  private long seenWeight;

  /// @param rights the whole right side, whose weight is given back when the last pair is made
  JoinedBatches(
      Executor executor, Plan.Join plan, JoinStep step, List<Batch> rights, Batches lefts) {
    this.executor = executor;
    this.plan = plan;
    this.step = step;
    this.unique = plan.kind() == Plan.JoinKind.INNER_UNIQUE;
    this.keepLeft =
        plan.kind() == Plan.JoinKind.LEFT_OUTER || plan.kind() == Plan.JoinKind.FULL_OUTER;
    this.keepRight =
        plan.kind() == Plan.JoinKind.RIGHT_OUTER || plan.kind() == Plan.JoinKind.FULL_OUTER;
    this.seen = step.table();
    this.left = Rows.empty(plan.left().type());
    this.lefts = lefts;
    this.right = held(rights);
  }

  /// The right side: its rows, the number of each key, and for each key its rows, in order.
  private static final class Held {
    final Batch rows;
    final KeyTable table;
    final int[] first;
    final int[] next;
    final boolean[] matched;

    Held(Batch rows, KeyTable table, int[] numbers) {
      this.rows = rows;
      this.table = table;
      this.first = new int[table.size()];
      this.next = new int[numbers.length];
      this.matched = new boolean[numbers.length];
      Arrays.fill(first, -1);
      for (int row = numbers.length - 1; row >= 0; row--) {
        if (numbers[row] >= 0) {
          next[row] = first[numbers[row]];
          first[numbers[row]] = row;
        }
      }
    }
  }

  private Held held(List<Batch> batches) {
    Batch rows = Rows.together(batches, plan.right().type(), executor.run);
    KeyTable table = step.table();
    int[] numbers = new int[rows.rows()];
    int at = 0;
    for (Batch batch : batches) {
      executor.run.checkpoint();
      Column[] keys = step.rightKeys(batch);
      int[] some = JoinStep.hidingNulls(table.assign(keys, batch.rows()), keys);
      System.arraycopy(some, 0, numbers, at, some.length);
      at += some.length;
    }
    return new Held(rows, table, numbers);
  }

  @Override
  public @Nullable Batch next() {
    executor.run.checkpoint();
    while (!ended) {
      int pairs = fill();
      if (pairs > 0) {
        return paired(left, right.rows, pairs);
      }
      if (!nextLeft()) {
        ended = true;
      }
    }
    return keepRight ? unmatched() : null;
  }

  /// Goes on to the next rows of the left side.
  private boolean nextLeft() {
    Batch batch = lefts.next();
    if (batch == null) {
      return false;
    }
    left = unique ? firstOfEach(batch) : batch;
    Column[] keys = step.leftKeys(left);
    found = JoinStep.hidingNulls(right.table.find(keys, left.rows()), keys);
    row = 0;
    begun = false;
    return true;
  }

  /// Pairs rows of the batch at hand until there are enough.
  private int fill() {
    int count = 0;
    while (row < left.rows()) {
      int key = found[row];
      if (!begun) {
        partner = key < 0 ? -1 : right.first[key];
        begun = true;
        if (key < 0 && keepLeft) {
          leftRows[count] = row;
          rightRows[count++] = -1;
        }
      }
      while (partner >= 0 && count < MOST_ROWS) {
        right.matched[partner] = true;
        leftRows[count] = row;
        rightRows[count++] = partner;
        partner = right.next[partner];
      }
      if (partner < 0) {
        row++;
        begun = false;
      }
      if (count == MOST_ROWS) {
        break;
      }
    }
    return count;
  }

  private Batch paired(Batch lefts, Batch rights, int count) {
    List<Column> columns = new ArrayList<>();
    for (Column column : lefts.columns()) {
      columns.add(column.gather(leftRows, count));
    }
    for (int place : plan.rightPlaces()) {
      columns.add(rights.column(place).gather(rightRows, count));
    }
    return new Batch(columns, count);
  }

  private Batch firstOfEach(Batch batch) {
    Column[] keys = step.leftKeys(batch);
    int known = seen.size();
    int[] numbers = seen.assign(keys, batch.rows());
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == known) {
        known++;
        rows[count++] = i;
      }
    }
    executor.run.hold(seen.weight() - seenWeight);
    seenWeight = seen.weight();
    return batch.gather(rows, count);
  }

  private @Nullable Batch unmatched() {
    int count = 0;
    while (unmatchedFrom < right.matched.length && count < MOST_ROWS) {
      if (!right.matched[unmatchedFrom]) {
        leftRows[count] = -1;
        rightRows[count++] = unmatchedFrom;
      }
      unmatchedFrom++;
    }
    return count == 0 ? null : paired(Rows.empty(plan.left().type()), right.rows, count);
  }

  @Override
  public void close() {
    lefts.close();
  }
}
