package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Order;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of arguments per group: the first with the greatest or least first argument, or simply
/// the first. A null first argument is chosen only where there is nothing else.
final class ChosenRows implements Accumulator {
  private final int direction;
  private final List<ScalarType> types;
  private final List<Value @Nullable []> chosen = new ArrayList<>();

  ChosenRows(int direction, List<ScalarType> types) {
    this.direction = direction;
    this.types = types;
  }

  @Override
  public void groups(int count) {
    while (chosen.size() < count) {
      chosen.add(null);
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    int[] best = new int[chosen.size()];
    Value[] keys = new Value[chosen.size()];
    int[] changed = new int[Math.min(rows, best.length)];
    int changes = 0;
    for (int row = 0; row < rows; row++) {
      int group = groups[row];
      Value[] known = chosen.get(group);
      Value key = arguments[0].get(row);
      boolean pending = best[group] > 0;
      Value rival = pending ? keys[group] : known == null ? null : known[0];
      if (rival == null || beats(key, rival)) {
        if (!pending) {
          changed[changes++] = group;
        }
        best[group] = row + 1;
        keys[group] = key;
      }
    }
    for (int i = 0; i < changes; i++) {
      chosen.set(changed[i], copy(arguments, best[changed[i]] - 1));
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
      Value[] ours = chosen.get(mapping[group]);
      if (rival != null && (ours == null || beats(rival[0], ours[0]))) {
        chosen.set(mapping[group], rival);
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
    long bytes = 8L * chosen.size();
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
