package com.socmate.kql.value;

import java.math.BigDecimal;
import java.math.MathContext;

/// Values as `tostring` prints them.
public final class ValueText {
  private static final int FIRST_SCIENTIFIC = 15;
  private static final int LAST_PLAIN_FRACTION = -5;

  private static final int DIGITS_ALWAYS_KEPT = 15;
  private static final int DIGITS_AT_MOST = 17;

  private ValueText() {}

  /// What `tostring` gives; empty for a null.
  public static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "";
      case Value.Bool it -> bool(it.value());
      case Value.Int32 it -> Integer.toString(it.value());
      case Value.Int64 it -> Long.toString(it.value());
      case Value.Real it -> real(it.value());
      case Value.Decimal it -> it.value().toPlainString();
      case Value.Text it -> it.value();
      case Value.Datetime it -> Ticks.datetimeText(it.ticks());
      case Value.Timespan it -> Ticks.timespanText(it.ticks());
      case Value.Guid it -> it.value().toString();
      case Value.Array _, Value.Bag _ -> Json.write(value);
    };
  }

  public static String bool(boolean value) {
    return value ? "true" : "false";
  }

  /// The shortest digits that read back as the same double, always with a fraction: `1.0`, `0.1`,
  /// `1E+15`.
  public static String real(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return "0.0";
    }
    return finite(value);
  }

  private static String finite(double value) {
    String sign = value < 0 ? "-" : "";
    String text = Double.toString(Math.abs(value));
    if (text.length() > DIGITS_ALWAYS_KEPT) {
      text = roundTrip(Math.abs(value), text);
    }
    int mark = text.indexOf('E');
    String mantissa = mark < 0 ? text : text.substring(0, mark);
    int exponent = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
    int point = mantissa.indexOf('.');
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int leading = 0;
    while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
      leading++;
    }
    int magnitude = point + exponent - leading - 1;
    return sign + layOut(trimZeros(digits.substring(leading)), magnitude);
  }

  private static String roundTrip(double value, String shortest) {
    BigDecimal exact = new BigDecimal(value);
    if (exact.round(new MathContext(DIGITS_ALWAYS_KEPT)).doubleValue() == value) {
      return shortest;
    }
    BigDecimal full = exact.round(new MathContext(DIGITS_AT_MOST));
    String digits = full.unscaledValue().toString();
    int magnitude = digits.length() - full.scale() - 1;
    return digits.charAt(0)
        + "."
        + (digits.length() > 1 ? digits.substring(1) : "0")
        + "E"
        + magnitude;
  }

  private static String layOut(String digits, int magnitude) {
    if (magnitude >= FIRST_SCIENTIFIC || magnitude < LAST_PLAIN_FRACTION) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      String power = Integer.toString(Math.abs(magnitude));
      return digits.charAt(0)
          + fraction
          + (magnitude < 0 ? "E-" : "E+")
          + (power.length() < 2 ? "0" + power : power);
    }
    if (magnitude < 0) {
      return "0." + "0".repeat(-magnitude - 1) + digits;
    }
    if (digits.length() <= magnitude + 1) {
      return digits + "0".repeat(magnitude + 1 - digits.length()) + ".0";
    }
    return digits.substring(0, magnitude + 1) + "." + digits.substring(magnitude + 1);
  }

  private static String trimZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
