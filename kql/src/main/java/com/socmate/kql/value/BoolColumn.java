package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Booleans.
public final class BoolColumn extends Column {
  private final boolean[] values;
  private final long @Nullable [] nulls;

  BoolColumn(boolean[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.BOOL, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static BoolColumn wrap(boolean[] values, long @Nullable [] nulls, int size) {
    return new BoolColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public boolean getBoolean(int row) {
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
    return Values.of(getBoolean(row));
  }

  @Override
  public BoolColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    boolean[] taken = new boolean[count];
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return new BoolColumn(taken, missing.words(), count, false);
  }

  @Override
  BoolColumn resized(int size) {
    return new BoolColumn(values, nulls, size, true);
  }

  @Override
  BoolColumn asConstant(int size) {
    return resized(size);
  }

  @Override
  public long weight() {
    return 32 + (long) values.length * 1;
  }

  /// Collects a [BoolColumn].
  public static final class Builder extends ColumnBuilder {
    private boolean[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    public Builder(int capacity) {
      this.values = new boolean[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.BOOL;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(boolean value) {
      room();
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Bool it -> add(it.value());
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
      BoolColumn from = (BoolColumn) column;
      return from.isNull(row) ? appendNull() : add(from.getBoolean(row));
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public BoolColumn build() {
      return new BoolColumn(values, nulls.words(), size, false);
    }
  }
}
