package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.Arrays;

/// One cell per group, which may be written again and again; no object is made for a number.
sealed interface ChosenCells {
  void room(int groups);

  void set(int group, Column column, int row);

  void set(int group, ChosenCells others, int theirs);

  Value get(int group);

  /// The cells of the first groups, null where none was set.
  Column column(int groups);

  long weight();

  static ChosenCells of(ScalarType type) {
    return type.isLongBacked()
        ? new Longs(type)
        : type == ScalarType.STRING ? new Texts() : new Boxed(type);
  }

  /// Whole numbers and moments.
  final class Longs implements ChosenCells {
    private final ScalarType type;
    private long[] values = new long[16];
    private long[] present = new long[1];

    Longs(ScalarType type) {
      this.type = type;
    }

    @Override
    public void room(int groups) {
      if (groups > values.length) {
        values = Arrays.copyOf(values, Math.max(groups, values.length * 2));
        present = Arrays.copyOf(present, (values.length + 63) >> 6);
      }
    }

    boolean isPresent(int group) {
      return (present[group >> 6] & 1L << group) != 0;
    }

    /// Takes a value that is greater, or less, than what is there; whether it did.
    boolean offer(int group, long value, boolean greater) {
      if (isPresent(group) && (greater ? value <= values[group] : value >= values[group])) {
        return false;
      }
      present[group >> 6] |= 1L << group;
      values[group] = value;
      return true;
    }

    long getLong(int group) {
      return values[group];
    }

    @Override
    public void set(int group, Column column, int row) {
      LongColumn longs = (LongColumn) column;
      set(group, !longs.isNull(row), longs.getLong(row));
    }

    @Override
    public void set(int group, ChosenCells others, int theirs) {
      Longs longs = (Longs) others;
      set(group, longs.isPresent(theirs), longs.values[theirs]);
    }

    private void set(int group, boolean some, long value) {
      long bit = 1L << group;
      present[group >> 6] = some ? present[group >> 6] | bit : present[group >> 6] & ~bit;
      values[group] = value;
    }

    @Override
    public Value get(int group) {
      return isPresent(group) ? LongColumn.boxed(type, values[group]) : Values.NULL;
    }

    @Override
    public Column column(int groups) {
      long[] nulls = new long[(groups + 63) >> 6];
      boolean some = false;
      for (int word = 0; word < nulls.length; word++) {
        nulls[word] = ~present[word];
      }
      for (int group = 0; group < groups && !some; group++) {
        some = !isPresent(group);
      }
      return LongColumn.wrap(type, Arrays.copyOf(values, groups), some ? nulls : null, groups);
    }

    @Override
    public long weight() {
      return 9L * values.length;
    }
  }

  /// Texts, empty where none was set.
  final class Texts implements ChosenCells {
    private String[] values = new String[0];

    @Override
    public void room(int groups) {
      if (groups > values.length) {
        int from = values.length;
        values = Arrays.copyOf(values, Math.max(groups, from * 2));
        Arrays.fill(values, from, values.length, "");
      }
    }

    @Override
    public void set(int group, Column column, int row) {
      values[group] = ((StringColumn) column).getString(row);
    }

    @Override
    public void set(int group, ChosenCells others, int theirs) {
      values[group] = ((Texts) others).values[theirs];
    }

    @Override
    public Value get(int group) {
      return Values.of(values[group]);
    }

    @Override
    public Column column(int groups) {
      return StringColumn.wrap(Arrays.copyOf(values, groups), groups);
    }

    @Override
    public long weight() {
      long bytes = 8L * values.length;
      for (String value : values) {
        bytes += value.isEmpty() ? 0 : 56 + value.length();
      }
      return bytes;
    }
  }

  /// Everything else.
  final class Boxed implements ChosenCells {
    private final ScalarType type;
    private Value[] values = new Value[0];

    Boxed(ScalarType type) {
      this.type = type;
    }

    @Override
    public void room(int groups) {
      if (groups > values.length) {
        int from = values.length;
        values = Arrays.copyOf(values, Math.max(groups, from * 2));
        Arrays.fill(values, from, values.length, Values.NULL);
      }
    }

    @Override
    public void set(int group, Column column, int row) {
      values[group] = column.get(row);
    }

    @Override
    public void set(int group, ChosenCells others, int theirs) {
      values[group] = others.get(theirs);
    }

    @Override
    public Value get(int group) {
      return values[group];
    }

    @Override
    public Column column(int groups) {
      return Column.of(type, Arrays.asList(values).subList(0, groups));
    }

    @Override
    public long weight() {
      long bytes = 8L * values.length;
      for (Value value : values) {
        bytes += Weights.of(value);
      }
      return bytes;
    }
  }
}
