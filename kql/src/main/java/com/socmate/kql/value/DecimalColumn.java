package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Decimals of up to 34 significant digits.
public final class DecimalColumn extends ObjectColumn<BigDecimal> {
  private DecimalColumn(BigDecimal[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.DECIMAL, values, nulls, size, constant);
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static DecimalColumn wrap(BigDecimal[] values, long @Nullable [] nulls, int size) {
    return new DecimalColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public BigDecimal getDecimal(int row) {
    return at(row);
  }

  @Override
  Value boxed(BigDecimal value) {
    return new Value.Decimal(value);
  }

  @Override
  DecimalColumn with(BigDecimal[] values, long @Nullable [] nulls, int size, boolean constant) {
    return new DecimalColumn(values, nulls, size, constant);
  }

  @Override
  long weightOfEach() {
    return 48;
  }

  /// Collects a [DecimalColumn].
  public static final class Builder extends ObjectColumn.Builder<BigDecimal> {
    public Builder(int capacity) {
      super(ScalarType.DECIMAL, new BigDecimal[Math.max(capacity, 1)]);
    }

    public Builder add(BigDecimal value) {
      put(value);
      return this;
    }

    @Override
    public Builder append(Value value) {
      switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Decimal it -> put(it.value());
        default -> throw refuse(value);
      }
      return this;
    }

    @Override
    DecimalColumn column(BigDecimal[] values, long @Nullable [] nulls, int size) {
      return new DecimalColumn(values, nulls, size, false);
    }
  }
}
