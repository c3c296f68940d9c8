package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.List;
import java.util.Map;

/// When two values are equal and which comes first, numbers of different types and dynamic values
/// included.
final class Equality {
  private Equality() {}

  /// Whether two values that are not null are equal.
  static boolean same(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return compareNumbers(left, right) == 0;
    }
    if (left instanceof Value.Text(String a)) {
      return right instanceof Value.Text(String b) ? a.equals(b) : textSame(a, right);
    }
    if (right instanceof Value.Text(String b)) {
      return textSame(b, left);
    }
    if (left instanceof Value.Bool || right instanceof Value.Bool) {
      return Numbers.real(left) == Numbers.real(right);
    }
    return switch (left) {
      case Value.Array(List<Value> a) ->
          right instanceof Value.Array(List<Value> b) && sameItems(a, b);
      case Value.Bag(Map<String, Value> a) ->
          right instanceof Value.Bag(Map<String, Value> b) && sameProperties(a, b);
      default -> left.equals(right);
    };
  }

  private static boolean textSame(String text, Value other) {
    return switch (other) {
      case Value.Datetime it -> Convert.to(ScalarType.DATETIME, new Value.Text(text)).equals(it);
      case Value.Timespan it -> Convert.to(ScalarType.TIMESPAN, new Value.Text(text)).equals(it);
      case Value.Guid it -> Convert.to(ScalarType.GUID, new Value.Text(text)).equals(it);
      case Value.Array _, Value.Bag _ -> Json.write(other).equals(text);
      default -> ValueText.of(other).equals(text);
    };
  }

  private static boolean sameItems(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!sameOrBothNull(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameProperties(Map<String, Value> left, Map<String, Value> right) {
    return left.size() == right.size()
        && left.entrySet().stream()
            .allMatch(it -> {
              Value other = right.get(it.getKey());
              return other != null && sameOrBothNull(it.getValue(), other);
            });
  }

  static boolean sameOrBothNull(Value left, Value right) {
    return left.isNull() ? right.isNull() : !right.isNull() && same(left, right);
  }

  static int compareNumbers(Value left, Value right) {
    if (Numbers.isWhole(left) && Numbers.isWhole(right)) {
      return Long.compare(Numbers.whole(left), Numbers.whole(right));
    }
    if (left instanceof Value.Decimal || right instanceof Value.Decimal) {
      Value a = Convert.to(ScalarType.DECIMAL, left);
      Value b = Convert.to(ScalarType.DECIMAL, right);
      if (a instanceof Value.Decimal one && b instanceof Value.Decimal two) {
        return one.value().compareTo(two.value());
      }
    }
    double a = Numbers.real(left);
    double b = Numbers.real(right);
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : Boolean.compare(Double.isNaN(b), Double.isNaN(a));
  }
}
