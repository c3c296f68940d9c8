package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Order;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.Arrays;

/// The least or greatest value of each group; nulls do not count.
final class ExtremeStates implements Accumulator {
  private final ScalarType type;
  private final int direction;
  private boolean[] known = new boolean[16];
  private long[] wholes = new long[16];
  private Value[] values = new Value[0];

  ExtremeStates(ScalarType type, boolean greatest) {
    this.type = type;
    this.direction = greatest ? 1 : -1;
    groups(16);
  }

  @Override
  public void groups(int count) {
    if (count > known.length) {
      int size = Math.max(count, known.length * 2);
      known = Arrays.copyOf(known, size);
      wholes = Arrays.copyOf(wholes, size);
    }
    if (!type.isLongBacked() && values.length < known.length) {
      int from = values.length;
      values = Arrays.copyOf(values, known.length);
      Arrays.fill(values, from, values.length, Values.NULL);
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    if (arguments[0] instanceof LongColumn column) {
      boolean nulls = column.mayHaveNulls();
      for (int row = 0; row < rows; row++) {
        if (!(nulls && column.isNull(row))) {
          offer(groups[row], column.getLong(row));
        }
      }
    } else {
      Column column = arguments[0];
      for (int row = 0; row < rows; row++) {
        offer(groups[row], column.get(row));
      }
    }
  }

  private void offer(int group, long value) {
    if (!known[group] || (direction > 0 ? value > wholes[group] : value < wholes[group])) {
      known[group] = true;
      wholes[group] = value;
    }
  }

  private void offer(int group, Value value) {
    if (!value.isNull()
        && (!known[group] || direction * Order.ASCENDING.compare(value, values[group]) > 0)) {
      known[group] = true;
      values[group] = value;
    }
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    ExtremeStates theirs = (ExtremeStates) other;
    for (int group = 0; group < mapping.length; group++) {
      if (theirs.known[group]) {
        if (type.isLongBacked()) {
          offer(mapping[group], theirs.wholes[group]);
        } else {
          offer(mapping[group], theirs.values[group]);
        }
      }
    }
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    ColumnBuilder builder = Column.builder(type, groups);
    for (int group = 0; group < groups; group++) {
      if (!known[group]) {
        builder.appendNull();
      } else if (builder instanceof LongColumn.Builder longs) {
        longs.add(wholes[group]);
      } else {
        builder.append(values[group]);
      }
    }
    return new Column[] {builder.build()};
  }

  @Override
  public long weight() {
    return 9L * known.length + 64L * values.length;
  }
}
