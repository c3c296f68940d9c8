package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decimals of up to 34 significant digits.
public final class DecimalColumn extends Column {
  private final BigDecimal[] values;
  private final long @Nullable [] nulls;

  DecimalColumn(BigDecimal[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.DECIMAL, size, constant);
    this.values = values;
    this.nulls = nulls;
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static DecimalColumn wrap(BigDecimal[] values, long @Nullable [] nulls, int size) {
    return new DecimalColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public BigDecimal getDecimal(int row) {
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
    return new Value.Decimal(getDecimal(row));
  }

  @Override
  public DecimalColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    BigDecimal[] taken = new BigDecimal[count];
    Nulls missing = new Nulls();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row < 0 || isNull(row)) {
        missing.set(i);
      } else {
        taken[i] = values[row & mask];
      }
    }
    return new DecimalColumn(taken, missing.words(), count, false);
  }

  @Override
  DecimalColumn resized(int size) {
    return new DecimalColumn(values, nulls, size, true);
  }

  @Override
  DecimalColumn asConstant(int size) {
    return resized(size);
  }

  @Override
  public long weight() {
    return 32 + (long) values.length * 48;
  }

  /// Collects a [DecimalColumn].
  public static final class Builder extends ColumnBuilder {
    private BigDecimal[] values;
    private final Nulls nulls = new Nulls();
    private int size;

    public Builder(int capacity) {
      this.values = new BigDecimal[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.DECIMAL;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(BigDecimal value) {
      room();
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Decimal it -> add(it.value());
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
      DecimalColumn from = (DecimalColumn) column;
      return from.isNull(row) ? appendNull() : add(from.getDecimal(row));
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
    }

    @Override
    public DecimalColumn build() {
      return new DecimalColumn(values, nulls.words(), size, false);
    }
  }
}
