package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DATETIME;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The sums behind the operators. Whole numbers wrap around; dividing a whole number by zero gives
/// null; the remainder is never negative.
final class Arithmetic {
  private static final MathContext DECIMAL = new MathContext(34, RoundingMode.HALF_EVEN);

  private Arithmetic() {}

  enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO
  }

  static Column longs(
      Operation operation, ScalarType type, LongColumn left, LongColumn right, int rows) {
    if (left.isConstant() && right.isConstant() && rows > 1) {
      return Column.constant(type, longs(operation, type, left, right, 1).get(0), rows);
    }
    LongColumn.Builder builder = new LongColumn.Builder(type, rows);
    boolean nulls = left.mayHaveNulls() || right.mayHaveNulls();
    boolean divides = operation == Operation.DIVIDE || operation == Operation.MODULO;
    for (int row = 0; row < rows; row++) {
      long divisor = right.getLong(row);
      if ((nulls && (left.isNull(row) || right.isNull(row))) || (divides && divisor == 0)) {
        builder.appendNull();
      } else {
        long value = longs(operation, left.getLong(row), divisor);
        if (type == DATETIME && !Ticks.isDatetime(value)) {
          builder.appendNull();
        } else {
          builder.add(value);
        }
      }
    }
    return builder.build();
  }

  private static long longs(Operation operation, long left, long right) {
    return switch (operation) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MODULO -> right == Long.MIN_VALUE ? left : Math.floorMod(left, Math.abs(right));
    };
  }

  static Column reals(Operation operation, RealColumn left, RealColumn right, int rows) {
    RealColumn.Builder builder = new RealColumn.Builder(rows);
    boolean nulls = left.mayHaveNulls() || right.mayHaveNulls();
    for (int row = 0; row < rows; row++) {
      if (nulls && (left.isNull(row) || right.isNull(row))) {
        builder.appendNull();
      } else {
        builder.add(reals(operation, left.getDouble(row), right.getDouble(row)));
      }
    }
    Column result = builder.build();
    return left.isConstant() && right.isConstant() && rows > 0
        ? Column.constant(ScalarType.REAL, result.get(0), rows)
        : result;
  }

  private static double reals(Operation operation, double left, double right) {
    return switch (operation) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MODULO -> {
        double size = Math.abs(right);
        double rest = left % size;
        yield rest < 0 ? rest + size : rest;
      }
    };
  }

  static Value decimals(Operation operation, BigDecimal left, BigDecimal right) {
    return switch (operation) {
      case ADD -> decimal(left.add(right, DECIMAL));
      case SUBTRACT -> decimal(left.subtract(right, DECIMAL));
      case MULTIPLY -> decimal(left.multiply(right, DECIMAL));
      case DIVIDE ->
          right.signum() == 0
              ? Values.NULL
              : decimal(left.divide(right, DECIMAL).stripTrailingZeros());
      case MODULO -> {
        if (right.signum() == 0) {
          yield Values.NULL;
        }
        BigDecimal rest = left.remainder(right.abs());
        yield decimal(rest.signum() < 0 ? rest.add(right.abs()) : rest);
      }
    };
  }

  private static Value decimal(BigDecimal number) {
    return new Value.Decimal(number.scale() < 0 ? number.setScale(0) : number);
  }

  private static boolean isFraction(Value value) {
    return value instanceof Value.Real || value instanceof Value.Decimal;
  }

  /// A duration or moment with a bare number.
  static Value scaled(Operation operation, ScalarType result, Value left, Value right) {
    long ticks;
    if (isFraction(left) || isFraction(right)) {
      double value = reals(operation, Numbers.real(left), Numbers.real(right));
      if (Double.isNaN(value) || Math.abs(value) >= 0x1p63) {
        return Values.NULL;
      }
      ticks = Math.round(value);
    } else {
      long number = Numbers.whole(right);
      if (number == 0 && operation != Operation.MULTIPLY) {
        return Values.NULL;
      }
      ticks = longs(operation, Numbers.whole(left), number);
    }
    if (result == DATETIME) {
      return Ticks.isDatetime(ticks) ? new Value.Datetime(ticks) : Values.NULL;
    }
    return new Value.Timespan(ticks);
  }

  /// Two values of which at least one is dynamic; null where either is no number, moment or
  /// duration.
  static Value dynamic(Operation operation, Value left, Value right) {
    if (Numbers.isWhole(left) && Numbers.isWhole(right)) {
      long divisor = Numbers.whole(right);
      boolean divides = operation == Operation.DIVIDE || operation == Operation.MODULO;
      return divides && divisor == 0
          ? Values.NULL
          : Values.of(longs(operation, Numbers.whole(left), divisor));
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Values.of(reals(operation, Numbers.real(left), Numbers.real(right)));
    }
    return times(operation, left, right);
  }

  private static Value times(Operation operation, Value left, Value right) {
    return switch (left) {
      case Value.Datetime(long at) when right instanceof Value.Timespan(long by) ->
          new Value.Datetime(longs(operation, at, by));
      case Value.Datetime(long at) when right instanceof Value.Datetime(long other) ->
          new Value.Timespan(longs(operation, at, other));
      case Value.Timespan(long by) when right instanceof Value.Timespan(long other) ->
          new Value.Timespan(longs(operation, by, other));
      default -> Values.NULL;
    };
  }

  static Value negate(Value value) {
    return switch (value) {
      case Value.Int32 it -> new Value.Int32(-it.value());
      case Value.Int64 it -> Values.of(-it.value());
      case Value.Real it -> Values.of(-it.value());
      case Value.Decimal it -> new Value.Decimal(it.value().negate());
      case Value.Timespan it -> new Value.Timespan(-it.ticks());
      default -> Values.NULL;
    };
  }
}
