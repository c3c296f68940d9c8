package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.DecimalColumn;
import com.socmate.kql.value.GuidColumn;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.ValueText;
import java.util.List;

/// Compares rows of one batch, or of two, by sort keys.
final class RowOrder {
  private final List<Plan.SortKey> keys;

  RowOrder(List<Plan.SortKey> keys) {
    this.keys = keys;
  }

  int compare(Column[] left, int leftRow, Column[] right, int rightRow) {
    for (int i = 0; i < left.length; i++) {
      int order = compare(left[i], leftRow, right[i], rightRow, keys.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Column left, int a, Column right, int b, Plan.SortKey key) {
    boolean leftNull = left.isNull(a);
    boolean rightNull = right.isNull(b);
    if (leftNull || rightNull) {
      if (leftNull && rightNull) {
        return 0;
      }
      return leftNull == key.nullsFirst() ? -1 : 1;
    }
    int order = values(left, a, right, b);
    return key.ascending() ? order : -order;
  }

  /// The order of two values that are not null.
  static int values(Column left, int a, Column right, int b) {
    return switch (left) {
      case LongColumn longs -> Long.compare(longs.getLong(a), ((LongColumn) right).getLong(b));
      case StringColumn texts -> texts.getString(a).compareTo(((StringColumn) right).getString(b));
      case RealColumn reals ->
          Double.compare(reals.getDouble(a), ((RealColumn) right).getDouble(b));
      case BoolColumn bools ->
          Boolean.compare(bools.getBoolean(a), ((BoolColumn) right).getBoolean(b));
      case DecimalColumn _, GuidColumn _, com.socmate.kql.value.DynamicColumn _ ->
          boxed(left, a, right, b);
    };
  }

  private static int boxed(Column left, int a, Column right, int b) {
    var first = left.get(a);
    var second = right.get(b);
    if (first instanceof com.socmate.kql.value.Value.Decimal one
        && second instanceof com.socmate.kql.value.Value.Decimal two) {
      return one.value().compareTo(two.value());
    }
    java.util.OptionalDouble one = number(first);
    java.util.OptionalDouble two = number(second);
    if (one.isPresent() && two.isPresent()) {
      return Double.compare(one.getAsDouble(), two.getAsDouble());
    }
    return ValueText.of(first).compareTo(ValueText.of(second));
  }

  private static java.util.OptionalDouble number(com.socmate.kql.value.Value value) {
    return switch (value) {
      case com.socmate.kql.value.Value.Int32(int number) -> java.util.OptionalDouble.of(number);
      case com.socmate.kql.value.Value.Int64(long number) ->
          java.util.OptionalDouble.of((double) number);
      case com.socmate.kql.value.Value.Real(double number) -> java.util.OptionalDouble.of(number);
      default -> java.util.OptionalDouble.empty();
    };
  }
}
