package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;

/// Numbers, moments and durations as doubles and back; for axes, where a tick lost to rounding does
/// not show.
final class Numbers {
  private Numbers() {}

  static double of(Value value) {
    return switch (value) {
      case Value.Int32(int number) -> number;
      case Value.Int64(long number) -> number;
      case Value.Real(double number) -> number;
      case Value.Decimal decimal -> decimal.value().doubleValue();
      case Value.Datetime(long ticks) -> ticks;
      case Value.Timespan(long ticks) -> ticks;
      default -> Double.NaN;
    };
  }

  static Value value(double number, ScalarType type) {
    return switch (type) {
      case DATETIME -> new Value.Datetime(Math.round(number));
      case TIMESPAN -> new Value.Timespan(Math.round(number));
      case INT, LONG -> new Value.Int64(Math.round(number));
      default -> new Value.Real(number);
    };
  }
}
