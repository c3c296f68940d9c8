package com.socmate.conformance.examples;

import com.socmate.kql.value.DatetimeText;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.TimespanText;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Compares a value with how a page of the documentation shows it: with markup, rounded, or spaced
/// differently.
final class PrintedCell {
  private static final double TOLERANCE = 1e-12;

  private PrintedCell() {}

  static boolean shows(String printed, Value value) {
    String text = cleaned(printed);
    if (text.equals(ValueText.of(value)) || printed.strip().equals(ValueText.of(value).strip())) {
      return true;
    }
    return switch (value) {
      case Value.Null _ -> text.isEmpty() || text.equalsIgnoreCase("null") || text.equals("(null)");
      case Value.Bool(boolean it) ->
          text.toLowerCase(Locale.ROOT).equals(Boolean.toString(it)) || text.equals(it ? "1" : "0");
      case Value.Int32(int it) -> isNumber(text, it);
      case Value.Int64(long it) -> isNumber(text, (double) it);
      case Value.Real(double it) -> isNumber(text, it);
      case Value.Decimal it -> isNumber(text, it.value().doubleValue());
      case Value.Datetime(long ticks) -> DatetimeText.parse(text).orElse(-1) == ticks;
      case Value.Timespan(long ticks) -> TimespanText.parse(text).orElse(-1) == ticks;
      case Value.Array _, Value.Bag _ -> isJson(text, value);
      case Value.Text(String it) -> squeezed(text).equals(squeezed(it));
      case Value.Guid _ -> false;
    };
  }

  private static String cleaned(String printed) {
    String text =
        printed
            .replaceAll("<br */?>", "")
            .replace("&nbsp;", "")
            .replace("\\_", "_")
            .replace("\\|", "|")
            .strip();
    while (text.length() > 1 && text.startsWith("`") && text.endsWith("`")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0]+", "").replace("<", "").replace(">", "");
  }

  private static boolean isNumber(String text, double value) {
    String digits = text.replace(",", "");
    if (Double.isNaN(value)) {
      return digits.equalsIgnoreCase("NaN");
    }
    if (Double.isInfinite(value)) {
      return digits.equals(value > 0 ? "∞" : "-∞")
          || digits.equalsIgnoreCase(Double.toString(value));
    }
    try {
      return close(digits, value);
    } catch (NumberFormatException notNumber) {
      return false;
    }
  }

  /// Equal to as many digits as were printed.
  private static boolean close(String printed, double actual) {
    double expected = Double.parseDouble(printed);
    int point = printed.indexOf('.');
    boolean scientific = printed.indexOf('e') >= 0 || printed.indexOf('E') >= 0;
    int decimals = point < 0 || scientific ? 0 : printed.length() - point - 1;
    double lastDigit = decimals == 0 ? 0 : 0.51 * Math.pow(10, -decimals);
    return Math.abs(expected - actual)
        <= Math.max(lastDigit, Math.abs(expected) * (scientific ? 1e-6 : TOLERANCE));
  }

  private static boolean isJson(String text, Value value) {
    Optional<Value> expected = Json.read(text);
    return expected.isPresent() && same(expected.get(), value);
  }

  private static boolean same(Value expected, Value actual) {
    return switch (actual) {
      case Value.Array(List<Value> items) ->
          expected instanceof Value.Array(List<Value> others) && sameItems(others, items);
      case Value.Bag(Map<String, Value> properties) ->
          expected instanceof Value.Bag(Map<String, Value> others)
              && others.keySet().equals(properties.keySet())
              && others.entrySet().stream()
                  .allMatch(it ->
                      same(it.getValue(), properties.getOrDefault(it.getKey(), it.getValue())));
      case Value.Null _ -> expected.isNull();
      default -> shows(ValueText.of(expected), actual);
    };
  }

  private static boolean sameItems(List<Value> expected, List<Value> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }
}
