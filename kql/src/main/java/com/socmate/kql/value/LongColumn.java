package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything held as 64-bit integers: int, long, and datetime and timespan in ticks of 100 ns.
public final class LongColumn extends Column {
  private final long[] values;
  private final long @Nullable [] nulls;

  LongColumn(ScalarType type, long[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(type, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static LongColumn wrap(ScalarType type, long[] values, long @Nullable [] nulls, int size) {
    return new LongColumn(type, values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public long getLong(int row) {
    return values[row & mask];
  }

  /// The values themselves, one per row, unless the column is constant; nobody changes them.
  public long[] longs() {
    return values;
  }

  @Override
  public boolean isNull(int row) {
    return nulls != null && Nulls.isSet(nulls, row & mask);
  }

  @Override
  public boolean mayHaveNulls() {
    return nulls != null;
  }

  @Override
  public Value get(int row) {
    if (isNull(row)) {
      return Values.NULL;
    }
    return boxed(type(), getLong(row));
  }

  /// A number as a value of a type held as 64-bit integers.
  public static Value boxed(ScalarType type, long value) {
    return switch (type) {
      case INT -> new Value.Int32((int) value);
      case DATETIME -> new Value.Datetime(value);
      case TIMESPAN -> new Value.Timespan(value);
      default -> new Value.Int64(value);
    };
  }

  @Override
  public LongColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    long[] taken = new long[count];
    if (nulls == null && !mayPad(rows, count)) {
      for (int i = 0; i < count; i++) {
        taken[i] = values[rows[i] & mask];
      }
      return new LongColumn(type(), taken, null, count, false);
    }
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return new LongColumn(type(), taken, missing.words(), count, false);
  }

  /// The columns one after the other.
  static LongColumn joined(ScalarType type, List<Column> parts, int total) {
    long[] values = new long[total];
    Nulls missing = new Nulls();
    int at = 0;
    for (Column part : parts) {
      LongColumn longs = (LongColumn) part;
      for (int row = 0; row < longs.size(); row++) {
        values[at + row] = longs.getLong(row);
        if (longs.isNull(row)) {
          missing.set(at + row);
        }
      }
      at += longs.size();
    }
    return new LongColumn(type, values, missing.words(), total, false);
  }

  @Override
  LongColumn resized(int size) {
    return new LongColumn(type(), values, nulls, size, true);
  }

  @Override
  LongColumn asConstant(int size) {
    return resized(size);
  }

  @Override
  public long weight() {
    return 32 + (long) values.length * 8;
  }

  /// The same numbers read as another type held as 64-bit integers.
  public LongColumn as(ScalarType other) {
    return new LongColumn(other, values, nulls, size(), isConstant());
  }

  /// The same numbers as doubles.
  RealColumn toReal() {
    double[] reals = new double[isConstant() ? 1 : size()];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = values[i];
    }
    return new RealColumn(reals, nulls, size(), isConstant());
  }

  /// Collects a [LongColumn].
  public static final class Builder extends ColumnBuilder {
    private final ScalarType type;
    private long[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    public Builder(ScalarType type, int capacity) {
      this.type = type;
      this.values = new long[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return type;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(long value) {
      room();
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Int32 it when type.isInteger() -> add(it.value());
        case Value.Int64 it when type.isInteger() -> add(it.value());
        case Value.Datetime it when type == ScalarType.DATETIME -> add(it.ticks());
        case Value.Timespan it when type == ScalarType.TIMESPAN -> add(it.ticks());
        default -> throw refuse(value);
      };
    }

    @Override
    public Builder appendNull() {
      room();
      nulls.set(size++);
      return this;
    }

    @Override
    public Builder appendFrom(Column column, int row) {
      LongColumn from = (LongColumn) column;
      return from.isNull(row) ? appendNull() : add(from.getLong(row));
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public LongColumn build() {
      return new LongColumn(type, values, nulls.words(), size, false);
    }
  }
}
