package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Order;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of arguments per group: the first with the greatest or least first argument, or simply
/// the first. A null first argument is chosen only where there is nothing else.
final class ChosenRows implements Accumulator {
  private final int direction;
  private final List<ScalarType> types;
  private final List<Value @Nullable []> chosen = new ArrayList<>();

  /// The chosen first arguments where they are whole numbers, and which groups have one.
  private long[] wholes = new long[16];

  private boolean[] hasWhole = new boolean[16];

  ChosenRows(int direction, List<ScalarType> types) {
    this.direction = direction;
    this.types = types;
  }

  @Override
  public void groups(int count) {
    while (chosen.size() < count) {
      chosen.add(null);
    }
    if (count > wholes.length) {
      int size = Math.max(count, wholes.length * 2);
      wholes = Arrays.copyOf(wholes, size);
      hasWhole = Arrays.copyOf(hasWhole, size);
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    if (direction != 0 && arguments[0] instanceof LongColumn keys) {
      addByWhole(groups, keys, arguments, rows);
    } else {
      addByValue(groups, arguments, rows);
    }
  }

  private void addByWhole(int[] groups, LongColumn keys, Column[] arguments, int rows) {
    int[] best = new int[chosen.size()];
    boolean nulls = keys.mayHaveNulls();
    boolean greatest = direction > 0;
    for (int row = 0; row < rows; row++) {
      int group = groups[row];
      if (nulls && keys.isNull(row)) {
        if (best[group] == 0 && chosen.get(group) == null) {
          best[group] = row + 1;
        }
        continue;
      }
      long key = keys.getLong(row);
      if (!hasWhole[group] || (greatest ? key > wholes[group] : key < wholes[group])) {
        hasWhole[group] = true;
        wholes[group] = key;
        best[group] = row + 1;
      }
    }
    for (int group = 0; group < best.length; group++) {
      if (best[group] > 0) {
        chosen.set(group, copy(arguments, best[group] - 1));
      }
    }
  }

  private void addByValue(int[] groups, Column[] arguments, int rows) {
    int[] best = new int[chosen.size()];
    Value[] keys = new Value[chosen.size()];
    for (int row = 0; row < rows; row++) {
      int group = groups[row];
      Value[] known = chosen.get(group);
      if (direction == 0 && types.size() > 1 && (known != null || best[group] > 0)) {
        continue;
      }
      Value key = arguments[0].get(row);
      Value rival = best[group] > 0 ? keys[group] : known == null ? null : known[0];
      if (rival == null || beats(key, rival)) {
        best[group] = row + 1;
        keys[group] = key;
      }
    }
    for (int group = 0; group < best.length; group++) {
      if (best[group] > 0) {
        chosen.set(group, copy(arguments, best[group] - 1));
      }
    }
  }

  private boolean beats(Value key, Value rival) {
    if (key.isNull()) {
      return false;
    }
    if (direction == 0) {
      return types.size() == 1 && isNothing(rival) && !isNothing(key);
    }
    return rival.isNull() || direction * Order.ASCENDING.compare(key, rival) > 0;
  }

  private static boolean isNothing(Value value) {
    return value.isNull() || value.equals(Values.EMPTY_TEXT);
  }

  private static Value[] copy(Column[] arguments, int row) {
    Value[] values = new Value[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].get(row);
    }
    return values;
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    ChosenRows theirs = (ChosenRows) other;
    for (int group = 0; group < mapping.length; group++) {
      Value[] rival = theirs.chosen.get(group);
      int place = mapping[group];
      Value[] ours = chosen.get(place);
      if (rival != null && (ours == null || beats(rival[0], ours[0]))) {
        chosen.set(place, rival);
        hasWhole[place] = theirs.hasWhole[group];
        wholes[place] = theirs.wholes[group];
      }
    }
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    Column[] columns = new Column[types.size()];
    for (int i = 0; i < columns.length; i++) {
      ColumnBuilder builder = Column.builder(types.get(i), groups);
      for (int group = 0; group < groups; group++) {
        Value[] row = chosen.get(group);
        builder.append(row == null ? Values.NULL : row[i]);
      }
      columns[i] = builder.build();
    }
    return columns;
  }

  @Override
  public long weight() {
    long bytes = 8L * chosen.size() + 9L * wholes.length;
    for (Value[] row : chosen) {
      if (row != null) {
        for (Value value : row) {
          bytes += 8 + Weights.of(value);
        }
      }
    }
    return bytes;
  }
}
