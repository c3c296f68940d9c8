package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Guids.
public final class GuidColumn extends Column {
  private final UUID[] values;
  private final long @Nullable [] nulls;

  GuidColumn(UUID[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.GUID, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static GuidColumn wrap(UUID[] values, long @Nullable [] nulls, int size) {
    return new GuidColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public UUID getGuid(int row) {
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
    return new Value.Guid(getGuid(row));
  }

  @Override
  public GuidColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    UUID[] taken = new UUID[count];
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return new GuidColumn(taken, missing.words(), count, false);
  }

  @Override
  GuidColumn resized(int size) {
    return new GuidColumn(values, nulls, size, true);
  }

  @Override
  GuidColumn asConstant(int size) {
    return resized(size);
  }

  @Override
  public long weight() {
    return 32 + (long) values.length * 40;
  }

  /// Collects a [GuidColumn].
  public static final class Builder extends ColumnBuilder {
    private UUID[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    public Builder(int capacity) {
      this.values = new UUID[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.GUID;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(UUID value) {
      room();
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Guid it -> add(it.value());
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
      GuidColumn from = (GuidColumn) column;
      return from.isNull(row) ? appendNull() : add(from.getGuid(row));
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public GuidColumn build() {
      return new GuidColumn(values, nulls.words(), size, false);
    }
  }
}
