package com.socmate.kql.value;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Reads numbers out of text; null where there is none.
final class NumberText {
  private static final Pattern REAL =
      Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,5})?");
  private static final int LONGEST = 400;

  private NumberText() {}

  static Value integer(String text) {
    String digits = text.strip();
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return Values.of(Long.parseUnsignedLong(digits.substring(2), 16));
      }
      return digits.isEmpty() || digits.length() > LONGEST
          ? Values.NULL
          : Values.of(Long.parseLong(digits));
    } catch (NumberFormatException notInteger) {
      return Values.NULL;
    }
  }

  static Value real(String text) {
    String digits = text.strip();
    if (digits.length() <= LONGEST && REAL.matches(digits)) {
      return Values.of(Double.parseDouble(digits));
    }
    return switch (digits.toLowerCase(Locale.ROOT)) {
      case "nan" -> Values.of(Double.NaN);
      case "inf", "+inf", "infinity" -> Values.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> Values.of(Double.NEGATIVE_INFINITY);
      default -> {
        Value whole = integer(digits);
        yield whole instanceof Value.Int64 it ? Values.of((double) it.value()) : Values.NULL;
      }
    };
  }

  static Value decimal(String text) {
    String digits = text.strip();
    if (digits.length() > LONGEST || !REAL.matches(digits)) {
      return Values.NULL;
    }
    BigDecimal number = new BigDecimal(digits);
    return number.precision() - number.scale() > 34 || number.scale() > LONGEST
        ? Values.NULL
        : new Value.Decimal(plain(number.round(new MathContext(34))));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
