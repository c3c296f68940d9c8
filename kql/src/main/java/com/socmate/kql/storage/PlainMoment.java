package com.socmate.kql.storage;

import com.socmate.kql.value.Ticks;
import java.time.LocalDate;

/// Moments as nearly all logs write them, `2026-01-31T12:00:00.1234567Z`, read from bytes.
final class PlainMoment {
  /// What is no such moment, or not plainly one.
  static final long NONE = Long.MIN_VALUE;

  private PlainMoment() {}

  static long of(byte[] text, int from, int to) {
    int length = to - from;
    if (length > 0 && text[to - 1] == 'M') {
      return PortalMoment.of(text, from, to);
    }
    if (length < 20 || length > 28 || length == 21 || text[to - 1] != 'Z') {
      return NONE;
    }
    boolean shaped =
        text[from + 4] == '-'
            && text[from + 7] == '-'
            && (text[from + 10] == 'T' || text[from + 10] == ' ')
            && text[from + 13] == ':'
            && text[from + 16] == ':'
            && (length == 20 || text[from + 19] == '.');
    if (!shaped) {
      return NONE;
    }
    int year = number(text, from, 4);
    int month = number(text, from + 5, 2);
    int day = number(text, from + 8, 2);
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    int fraction = length == 20 ? 0 : number(text, from + 20, length - 21);
    boolean whole = (year | month | day | hour | minute | second | fraction) >= 0;
    if (!whole
        || year == 0
        || !isDay(year, month, day)
        || hour > 23
        || minute > 59
        || second > 59) {
      return NONE;
    }
    long ticks = fraction;
    for (int digits = length == 20 ? 7 : length - 21; digits < 7; digits++) {
      ticks *= 10;
    }
    return Ticks.ofDate(LocalDate.of(year, month, day))
        + hour * Ticks.PER_HOUR
        + minute * Ticks.PER_MINUTE
        + second * Ticks.PER_SECOND
        + ticks;
  }

  static boolean isDay(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
  }

  /// Negative where a character is no digit.
  private static int number(byte[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
