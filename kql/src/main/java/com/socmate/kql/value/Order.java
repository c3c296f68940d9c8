package com.socmate.kql.value;

import java.math.BigDecimal;
import java.util.Comparator;

/// The order `sort`, `min`, `max` and `arg_max` put values in: nulls first, then by kind, numbers
/// by size whatever their type, texts by code unit.
public final class Order implements Comparator<Value> {
  public static final Order ASCENDING = new Order();

  private Order() {}

  @Override
  public int compare(Value left, Value right) {
    int kind = Integer.compare(kind(left), kind(right));
    if (kind != 0) {
      return kind;
    }
    return switch (left) {
      case Value.Bool a -> Boolean.compare(a.value(), ((Value.Bool) right).value());
      case Value.Text a -> a.value().compareTo(((Value.Text) right).value());
      case Value.Datetime a -> Long.compare(a.ticks(), ((Value.Datetime) right).ticks());
      case Value.Timespan a -> Long.compare(a.ticks(), ((Value.Timespan) right).ticks());
      case Value.Guid a -> a.value().toString().compareTo(((Value.Guid) right).value().toString());
      case Value.Array _, Value.Bag _ -> Json.write(left).compareTo(Json.write(right));
      case Value.Null _ -> 0;
      case Value.Int32 _, Value.Int64 _, Value.Real _, Value.Decimal _ -> numbers(left, right);
    };
  }

  private static int numbers(Value left, Value right) {
    if (isWhole(left) && isWhole(right)) {
      return Long.compare(whole(left), whole(right));
    }
    double a = real(left);
    double b = real(right);
    return (left instanceof Value.Decimal && right instanceof Value.Decimal)
            || (a == b && Double.isFinite(a))
        ? decimal(left).compareTo(decimal(right))
        : Double.compare(a, b);
  }

  private static boolean isWhole(Value value) {
    return value instanceof Value.Int32 || value instanceof Value.Int64;
  }

  private static long whole(Value value) {
    return value instanceof Value.Int32 it ? it.value() : ((Value.Int64) value).value();
  }

  private static double real(Value value) {
    return switch (value) {
      case Value.Real it -> it.value();
      case Value.Decimal it -> it.value().doubleValue();
      default -> whole(value);
    };
  }

  private static BigDecimal decimal(Value value) {
    return switch (value) {
      case Value.Real it -> new BigDecimal(it.value());
      case Value.Decimal it -> it.value();
      default -> BigDecimal.valueOf(whole(value));
    };
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.Null _ -> 0;
      case Value.Bool _ -> 1;
      case Value.Int32 _, Value.Int64 _, Value.Real _, Value.Decimal _ -> 2;
      case Value.Timespan _ -> 3;
      case Value.Datetime _ -> 4;
      case Value.Guid _ -> 5;
      case Value.Text _ -> 6;
      case Value.Array _ -> 7;
      case Value.Bag _ -> 8;
    };
  }
}
