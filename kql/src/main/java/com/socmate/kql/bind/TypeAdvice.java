package com.socmate.kql.bind;

import com.socmate.kql.type.ScalarType;
import java.util.List;
import java.util.Set;

/// What to write where a function or an operator was given a value of the wrong type.
final class TypeAdvice {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private TypeAdvice() {}

  static boolean compares(String name) {
    return COMPARISONS.contains(name);
  }

  /// For two values that cannot be compared.
  static String forComparison(ScalarType left, ScalarType right) {
    if (left == ScalarType.DATETIME || right == ScalarType.DATETIME) {
      return "Write a moment as `datetime(2026-01-31)`, or convert text with `todatetime(…)`.";
    }
    if (left == ScalarType.TIMESPAN || right == ScalarType.TIMESPAN) {
      return "Write a timespan as `1d` or `5m`, or convert text with `totimespan(…)`.";
    }
    ScalarType other = right == ScalarType.STRING ? left : right;
    return "Convert one side, as in `to" + other.kqlName() + "(…)`.";
  }

  /// For one argument, given what is taken in its place.
  static String forArgument(String name, String expected, List<ScalarType> given) {
    if (name.equals("+") && given.contains(ScalarType.STRING)) {
      return "Join text with `strcat(a, b)`.";
    }
    return switch (expected) {
      case "timespan" -> "Write a timespan, as in `1d` or `5m`.";
      case "datetime" -> "Write `datetime(2026-01-31)`, or convert text with `todatetime(…)`.";
      case "bool" -> "Write a condition, as in `a == b`.";
      case "string" -> "Convert it with `tostring(…)`.";
      case "dynamic" -> "Convert text with `parse_json(…)`, or pack values with `pack_array(…)`.";
      default -> "Convert it, as in `tostring(…)` or `tolong(…)`.";
    };
  }
}
