package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values held as objects of one class, of which few queries have many.
public abstract sealed class ObjectColumn<T> extends Column permits DecimalColumn, GuidColumn {
  private final T[] values;
  private final long @Nullable [] nulls;

  ObjectColumn(ScalarType type, T[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(type, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// The value of a row; unspecified where the row is null.
  final T at(int row) {
    return values[row & mask];
  }

  abstract Value boxed(T value);

  abstract ObjectColumn<T> with(T[] values, long @Nullable [] nulls, int size, boolean constant);

  /// About how many bytes of heap a value takes.
  abstract long weightOfEach();

  @Override
  public final boolean isNull(int row) {
    return nulls != null && Nulls.isSet(nulls, row & mask);
  }

  @Override
  public final boolean mayHaveNulls() {
    return nulls != null;
  }

  @Override
  public final Value get(int row) {
    return isNull(row) ? Values.NULL : boxed(at(row));
  }

  @Override
  public final ObjectColumn<T> gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    T[] taken = Arrays.copyOf(values, count);
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return with(taken, missing.words(), count, false);
  }

  @Override
  final ObjectColumn<T> resized(int size) {
    return with(values, nulls, size, true);
  }

  @Override
  final ObjectColumn<T> asConstant(int size) {
    return resized(size);
  }

  @Override
  public final long weight() {
    return 32 + values.length * weightOfEach();
  }

  /// Collects an [ObjectColumn].
  abstract static sealed class Builder<T> extends ColumnBuilder
      permits DecimalColumn.Builder, GuidColumn.Builder {
    private final ScalarType type;
    private T[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    Builder(ScalarType type, T[] values) {
      this.type = type;
      this.values = values;
    }

    /// The column of the first values; the caller keeps none of them.
    abstract ObjectColumn<T> column(T[] values, long @Nullable [] nulls, int size);

    @Override
    public final ScalarType type() {
      return type;
    }

    @Override
    public final int size() {
      return size;
    }

    final void put(T value) {
      room();
      values[size++] = value;
    }

    @Override
    public final Builder<T> appendNull() {
      room();
      nulls.set(size++);
      return this;
    }

    @Override
    public final Builder<T> appendFrom(Column column, int row) {
      append(column.get(row));
      return this;
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public final ObjectColumn<T> build() {
      return column(values, nulls.words(), size);
    }
  }
}
