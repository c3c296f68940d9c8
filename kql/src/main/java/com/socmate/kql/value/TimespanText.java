package com.socmate.kql.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Reads durations: the clock form `[-][d.]hh:mm[:ss[.fffffff]]`, a count with a unit (`1.5h`, `10
/// seconds`, `2d`), or a bare number of days.
public final class TimespanText {
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\s*(-)?(?:(\\d{1,8})[. ])?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?\\s*");
  private static final Pattern COUNT =
      Pattern.compile("\\s*(-?\\d{1,18}(?:\\.\\d+)?(?:[eE][-+]?\\d{1,2})?)\\s*([a-zA-Z]*)\\s*");

  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", Ticks.PER_DAY),
          Map.entry("d", Ticks.PER_DAY),
          Map.entry("day", Ticks.PER_DAY),
          Map.entry("days", Ticks.PER_DAY),
          Map.entry("h", Ticks.PER_HOUR),
          Map.entry("hr", Ticks.PER_HOUR),
          Map.entry("hrs", Ticks.PER_HOUR),
          Map.entry("hour", Ticks.PER_HOUR),
          Map.entry("hours", Ticks.PER_HOUR),
          Map.entry("m", Ticks.PER_MINUTE),
          Map.entry("min", Ticks.PER_MINUTE),
          Map.entry("minute", Ticks.PER_MINUTE),
          Map.entry("minutes", Ticks.PER_MINUTE),
          Map.entry("s", Ticks.PER_SECOND),
          Map.entry("sec", Ticks.PER_SECOND),
          Map.entry("second", Ticks.PER_SECOND),
          Map.entry("seconds", Ticks.PER_SECOND),
          Map.entry("ms", Ticks.PER_MILLISECOND),
          Map.entry("milli", Ticks.PER_MILLISECOND),
          Map.entry("millis", Ticks.PER_MILLISECOND),
          Map.entry("millisec", Ticks.PER_MILLISECOND),
          Map.entry("millisecond", Ticks.PER_MILLISECOND),
          Map.entry("milliseconds", Ticks.PER_MILLISECOND),
          Map.entry("micro", Ticks.PER_MICROSECOND),
          Map.entry("micros", Ticks.PER_MICROSECOND),
          Map.entry("microsec", Ticks.PER_MICROSECOND),
          Map.entry("microsecond", Ticks.PER_MICROSECOND),
          Map.entry("microseconds", Ticks.PER_MICROSECOND),
          Map.entry("tick", 1L),
          Map.entry("ticks", 1L));

  private TimespanText() {}

  /// The ticks a text stands for, or nothing where it is no duration.
  public static OptionalLong parse(String text) {
    if (text.length() > 64) {
      return OptionalLong.empty();
    }
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return clock(clock);
    }
    Matcher count = COUNT.matcher(text);
    return count.matches() ? count(count) : OptionalLong.empty();
  }

  private static OptionalLong clock(Matcher clock) {
    long days = number(clock.group(2));
    long hours = number(clock.group(3));
    long minutes = number(clock.group(4));
    long seconds = number(clock.group(5));
    if (hours > 23 || minutes > 59 || seconds > 59) {
      return OptionalLong.empty();
    }
    String fraction = clock.group(6);
    long ticks =
        days * Ticks.PER_DAY
            + hours * Ticks.PER_HOUR
            + minutes * Ticks.PER_MINUTE
            + seconds * Ticks.PER_SECOND
            + (fraction == null ? 0 : Long.parseLong((fraction + "0000000").substring(0, 7)));
    return OptionalLong.of(clock.group(1) == null ? ticks : -ticks);
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static OptionalLong count(Matcher count) {
    Long unit = UNITS.get(count.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return OptionalLong.empty();
    }
    BigDecimal ticks = new BigDecimal(count.group(1)).multiply(BigDecimal.valueOf(unit));
    BigDecimal whole = ticks.setScale(0, RoundingMode.HALF_UP);
    return whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(whole.longValue());
  }
}
