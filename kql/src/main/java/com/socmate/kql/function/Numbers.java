package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;

/// Numbers out of values.
final class Numbers {
  private Numbers() {}

  /// A number as a double; NaN for what is none.
  static double real(Value value) {
    return switch (value) {
      case Value.Int32 it -> it.value();
      case Value.Int64 it -> it.value();
      case Value.Real it -> it.value();
      case Value.Decimal it -> it.value().doubleValue();
      case Value.Bool it -> it.value() ? 1 : 0;
      case Value.Timespan it -> it.ticks();
      case Value.Datetime it -> it.ticks();
      default -> Double.NaN;
    };
  }

  static boolean isNumber(Value value) {
    return value instanceof Value.Int32
        || value instanceof Value.Int64
        || value instanceof Value.Real
        || value instanceof Value.Decimal;
  }

  static boolean isWhole(Value value) {
    return value instanceof Value.Int32 || value instanceof Value.Int64;
  }

  static long whole(Value value) {
    return switch (value) {
      case Value.Int32 it -> it.value();
      case Value.Int64 it -> it.value();
      case Value.Timespan it -> it.ticks();
      case Value.Datetime it -> it.ticks();
      default -> (long) real(value);
    };
  }

  /// The wider of two number types: int, long, real, decimal in that order.
  static ScalarType wider(ScalarType left, ScalarType right) {
    return left.compareTo(right) >= 0 ? left : right;
  }
}
