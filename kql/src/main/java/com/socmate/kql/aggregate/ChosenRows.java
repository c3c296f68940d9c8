package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Order;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.Arrays;
import java.util.List;

/// One row of arguments per group: the first with the greatest or least first argument, or simply
/// the first. A null first argument is chosen only where there is nothing else.
final class ChosenRows implements Accumulator {
  private final int direction;
  private final ChosenCells[] cells;
  private boolean[] chosen = new boolean[16];

  ChosenRows(int direction, List<ScalarType> types) {
    this.direction = direction;
    this.cells = types.stream().map(ChosenCells::of).toArray(ChosenCells[]::new);
  }

  @Override
  public void groups(int count) {
    if (count > chosen.length) {
      chosen = Arrays.copyOf(chosen, Math.max(count, chosen.length * 2));
    }
    for (ChosenCells cell : cells) {
      cell.room(chosen.length);
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    int[] best = new int[chosen.length];
    if (direction != 0
        && arguments[0] instanceof LongColumn keys
        && cells[0] instanceof ChosenCells.Longs known) {
      chooseByLong(groups, keys, known, best, rows);
    } else {
      chooseByValue(groups, arguments[0], best, rows);
    }
    for (int group = 0; group < best.length; group++) {
      if (best[group] > 0) {
        chosen[group] = true;
        for (int i = 0; i < cells.length; i++) {
          cells[i].set(group, arguments[i], best[group] - 1);
        }
      }
    }
  }

  /// The key chosen so far is kept in its cell, the rest of its row is fetched at the end.
  private void chooseByLong(
      int[] groups, LongColumn keys, ChosenCells.Longs known, int[] best, int rows) {
    boolean nulls = keys.mayHaveNulls();
    boolean greatest = direction > 0;
    for (int row = 0; row < rows; row++) {
      int group = groups[row];
      if (nulls && keys.isNull(row)) {
        if (best[group] == 0 && !chosen[group]) {
          best[group] = row + 1;
        }
        continue;
      }
      if (known.offer(group, keys.getLong(row), greatest)) {
        best[group] = row + 1;
      }
    }
  }

  private void chooseByValue(int[] groups, Column first, int[] best, int rows) {
    Value[] keys = new Value[chosen.length];
    boolean any = direction == 0 && cells.length > 1;
    for (int row = 0; row < rows; row++) {
      int group = groups[row];
      boolean has = chosen[group] || best[group] > 0;
      if (any && has) {
        continue;
      }
      Value key = first.get(row);
      if (!has || beats(key, best[group] > 0 ? keys[group] : cells[0].get(group))) {
        best[group] = row + 1;
        keys[group] = key;
      }
    }
  }

  private boolean beats(Value key, Value rival) {
    if (key.isNull()) {
      return false;
    }
    if (direction == 0) {
      return cells.length == 1 && isNothing(rival) && !isNothing(key);
    }
    return rival.isNull() || direction * Order.ASCENDING.compare(key, rival) > 0;
  }

  private static boolean isNothing(Value value) {
    return value.isNull() || value.equals(Values.EMPTY_TEXT);
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    ChosenRows theirs = (ChosenRows) other;
    for (int group = 0; group < mapping.length; group++) {
      int ours = mapping[group];
      if (theirs.chosen[group] && (!chosen[ours] || beats(theirs, group, ours))) {
        chosen[ours] = true;
        for (int i = 0; i < cells.length; i++) {
          cells[i].set(ours, theirs.cells[i], group);
        }
      }
    }
  }

  private boolean beats(ChosenRows theirs, int group, int ours) {
    if (direction != 0
        && theirs.cells[0] instanceof ChosenCells.Longs rivals
        && cells[0] instanceof ChosenCells.Longs known) {
      return rivals.isPresent(group)
          && (!known.isPresent(ours)
              || direction * Long.compare(rivals.getLong(group), known.getLong(ours)) > 0);
    }
    return beats(theirs.cells[0].get(group), cells[0].get(ours));
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    Column[] columns = new Column[cells.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = cells[i].column(groups);
    }
    return columns;
  }

  @Override
  public long weight() {
    long bytes = chosen.length;
    for (ChosenCells cell : cells) {
      bytes += cell.weight();
    }
    return bytes;
  }
}
