package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Doubles; NaN and the infinities are values, not nulls.
public final class RealColumn extends Column {
  private final double[] values;
  private final long @Nullable [] nulls;

  RealColumn(double[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.REAL, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static RealColumn wrap(double[] values, long @Nullable [] nulls, int size) {
    return new RealColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public double getDouble(int row) {
    return values[row & mask];
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
    return new Value.Real(getDouble(row));
  }

  @Override
  public RealColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    double[] taken = new double[count];
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return new RealColumn(taken, missing.words(), count, false);
  }

  @Override
  RealColumn resized(int size) {
    return new RealColumn(values, nulls, size, true);
  }

  @Override
  RealColumn asConstant(int size) {
    return resized(size);
  }

  @Override
  public long weight() {
    return 32 + (long) values.length * 8;
  }

  /// Collects a [RealColumn].
  public static final class Builder extends ColumnBuilder {
    private double[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    public Builder(int capacity) {
      this.values = new double[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.REAL;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(double value) {
      room();
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Real it -> add(it.value());
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
      RealColumn from = (RealColumn) column;
      return from.isNull(row) ? appendNull() : add(from.getDouble(row));
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public RealColumn build() {
      return new RealColumn(values, nulls.words(), size, false);
    }
  }
}
