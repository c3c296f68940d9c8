package com.socmate.kql.storage;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.time.DateTimeException;
import java.time.LocalDate;

/// Moments as logs write them. Nearly all are `2026-01-31T12:00:00.1234567Z`, which is read here
/// without a pattern; every other form is left to the language's own conversion.
final class LogMoment {
  private LogMoment() {}

  /// The moment in a text, taken for UTC where it does not say; null where it is none.
  static Value of(String text) {
    if (isPlain(text)) {
      return plain(text);
    }
    return Convert.to(ScalarType.DATETIME, Values.of(text));
  }

  /// `yyyy-MM-ddTHH:mm:ss`, then perhaps a fraction of up to seven digits, then `Z`.
  private static boolean isPlain(String text) {
    int length = text.length();
    if (length < 20 || length > 28 || text.charAt(length - 1) != 'Z' || length == 21) {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      char c = text.charAt(i);
      boolean good =
          switch (i) {
            case 4, 7 -> c == '-';
            case 10 -> c == 'T' || c == ' ';
            case 13, 16 -> c == ':';
            case 19 -> c == '.';
            default -> c >= '0' && c <= '9';
          };
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private static Value plain(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Values.NULL;
    }
    try {
      LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      long ticks = Ticks.ofDate(date) + hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE;
      return new Value.Datetime(ticks + second * Ticks.PER_SECOND + fraction(text));
    } catch (DateTimeException _) {
      return Values.NULL;
    }
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static long fraction(String text) {
    int digits = text.length() - 21;
    long fraction = digits > 0 ? number(text, 20, 20 + digits) : 0;
    for (int i = Math.max(digits, 0); i < 7; i++) {
      fraction *= 10;
    }
    return fraction;
  }
}
