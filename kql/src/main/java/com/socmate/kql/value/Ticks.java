package com.socmate.kql.value;

import java.time.Instant;
import java.time.LocalDate;

/// Moments and durations in ticks of 100 ns. A moment counts from 0001-01-01T00:00Z.
public final class Ticks {
  public static final long PER_MICROSECOND = 10;
  public static final long PER_MILLISECOND = 10_000;
  public static final long PER_SECOND = 10_000_000;
  public static final long PER_MINUTE = 60 * PER_SECOND;
  public static final long PER_HOUR = 60 * PER_MINUTE;
  public static final long PER_DAY = 24 * PER_HOUR;

  /// 1970-01-01T00:00Z.
  public static final long UNIX_EPOCH = 621_355_968_000_000_000L;

  /// 9999-12-31T23:59:59.9999999Z, the last moment there is.
  public static final long MAX_DATETIME = 3_155_378_975_999_999_999L;

  private static final long DAYS_TO_UNIX = UNIX_EPOCH / PER_DAY;

  private Ticks() {}

  public static long of(Instant instant) {
    return UNIX_EPOCH + instant.getEpochSecond() * PER_SECOND + instant.getNano() / 100;
  }

  public static Instant toInstant(long ticks) {
    long unix = ticks - UNIX_EPOCH;
    return Instant.ofEpochSecond(
        Math.floorDiv(unix, PER_SECOND), Math.floorMod(unix, PER_SECOND) * 100);
  }

  public static LocalDate date(long ticks) {
    return LocalDate.ofEpochDay(Math.floorDiv(ticks, PER_DAY) - DAYS_TO_UNIX);
  }

  public static long ofDate(LocalDate date) {
    return (date.toEpochDay() + DAYS_TO_UNIX) * PER_DAY;
  }

  /// Ticks since midnight.
  public static long timeOfDay(long ticks) {
    return Math.floorMod(ticks, PER_DAY);
  }

  /// Whether a moment lies in the years 1 to 9999.
  public static boolean isDatetime(long ticks) {
    return ticks >= 0 && ticks <= MAX_DATETIME;
  }

  /// `2024-02-29T13:45:06.1234567Z`.
  public static String datetimeText(long ticks) {
    StringBuilder out = new StringBuilder(28);
    LocalDate date = date(ticks);
    digits(out, date.getYear(), 4);
    out.append('-');
    digits(out, date.getMonthValue(), 2);
    out.append('-');
    digits(out, date.getDayOfMonth(), 2);
    out.append('T');
    clock(out, timeOfDay(ticks));
    out.append('.');
    digits(out, timeOfDay(ticks) % PER_SECOND, 7);
    return out.append('Z').toString();
  }

  /// `[-][d.]hh:mm:ss[.fffffff]`.
  public static String timespanText(long ticks) {
    StringBuilder out = new StringBuilder(26);
    if (ticks < 0) {
      out.append('-');
    }
    long days = Math.abs(ticks / PER_DAY);
    long rest = Math.abs(ticks % PER_DAY);
    if (days != 0) {
      out.append(days).append('.');
    }
    clock(out, rest);
    if (rest % PER_SECOND != 0) {
      out.append('.');
      digits(out, rest % PER_SECOND, 7);
    }
    return out.toString();
  }

  private static void clock(StringBuilder out, long rest) {
    digits(out, rest / PER_HOUR, 2);
    out.append(':');
    digits(out, rest / PER_MINUTE % 60, 2);
    out.append(':');
    digits(out, rest / PER_SECOND % 60, 2);
  }

  private static void digits(StringBuilder out, long value, int width) {
    for (long power = pow10(width - 1); power > 0; power /= 10) {
      out.append((char) ('0' + value / power % 10));
    }
  }

  private static long pow10(int exponent) {
    long power = exponent < 0 ? 0 : 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
