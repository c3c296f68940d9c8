package com.socmate.kql.function;

import com.socmate.kql.value.Ticks;
import java.time.LocalDate;
import java.util.Locale;

/// `format_datetime` and `format_timespan`: runs of one pattern letter stand for parts, anything
/// else for itself.
final class TimeFormat {
  private TimeFormat() {}

  static String datetime(long ticks, String format) {
    LocalDate date = Ticks.date(ticks);
    long time = Ticks.timeOfDay(ticks);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); ) {
      int length = run(format, i);
      if (!datetimePart(out, date, time, format.charAt(i), length)) {
        out.append(format, i, i + length);
      }
      i += length;
    }
    return out.toString();
  }

  private static boolean datetimePart(
      StringBuilder out, LocalDate date, long time, char letter, int length) {
    long hour = time / Ticks.PER_HOUR;
    switch (letter) {
      case 'y' -> padded(out, length <= 2 ? date.getYear() % 100 : date.getYear(), length);
      case 'M' -> padded(out, date.getMonthValue(), length);
      case 'd' -> padded(out, date.getDayOfMonth(), length);
      case 'h' -> padded(out, hour % 12 == 0 ? 12 : hour % 12, length);
      case 'H' -> padded(out, hour, length);
      case 't' -> out.append((hour < 12 ? "AM" : "PM"), 0, Math.min(length, 2));
      default -> {
        return clockPart(out, time, letter, length);
      }
    }
    return true;
  }

  static String timespan(long ticks, String format) {
    long size = Math.abs(ticks);
    StringBuilder out = new StringBuilder(ticks < 0 ? "-" : "");
    for (int i = 0; i < format.length(); ) {
      int length = run(format, i);
      char letter = format.charAt(i);
      if (letter == 'd') {
        padded(out, size / Ticks.PER_DAY, length);
      } else if (letter == 'h' || letter == 'H') {
        padded(out, size / Ticks.PER_HOUR % 24, length);
      } else if (!clockPart(out, size % Ticks.PER_DAY, letter, length)) {
        out.append(format, i, i + length);
      }
      i += length;
    }
    return out.toString();
  }

  private static boolean clockPart(StringBuilder out, long time, char letter, int length) {
    long fraction = time % Ticks.PER_SECOND;
    switch (letter) {
      case 'm' -> padded(out, time / Ticks.PER_MINUTE % 60, length);
      case 's' -> padded(out, time / Ticks.PER_SECOND % 60, length);
      case 'f' -> out.append(digits(fraction), 0, Math.min(length, 7));
      case 'F' -> out.append(trimmed(digits(fraction).substring(0, Math.min(length, 7))));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String digits(long fraction) {
    return String.format(Locale.ROOT, "%07d", fraction);
  }

  private static String trimmed(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  private static void padded(StringBuilder out, long value, int width) {
    String digits = Long.toString(value);
    out.append("0".repeat(Math.max(0, Math.min(width, 16) - digits.length()))).append(digits);
  }

  private static int run(String format, int from) {
    int to = from + 1;
    while (to < format.length() && format.charAt(to) == format.charAt(from)) {
      to++;
    }
    return to - from;
  }
}
