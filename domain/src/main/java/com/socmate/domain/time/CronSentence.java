package com.socmate.domain.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Says in English what a cron expression means.
final class CronSentence {
  private static final int TIMES_WORTH_LISTING = 6;

  private final CronValues minutes;
  private final CronValues hours;
  private final CronDays days;

  private CronSentence(CronValues minutes, CronValues hours, CronDays days) {
    this.minutes = minutes;
    this.hours = hours;
    this.days = days;
  }

  static String of(CronValues minutes, CronValues hours, CronDays days) {
    return new CronSentence(minutes, hours, days).sentence();
  }

  private String sentence() {
    boolean listed = minutes.count() * hours.count() <= TIMES_WORTH_LISTING;
    int everyHours = evenStep(hours, 24);
    String dates = dates();
    if (minutes.count() == 1 && everyHours > 0) {
      return everySo(everyHours, "hour") + pastTheHour() + dates;
    }
    if (listed) {
      return dates.isEmpty() ? "Every day at " + times() : "At " + times() + dates;
    }
    return minutePhrase() + hourPhrase() + dates;
  }

  private String pastTheHour() {
    return minutes.first() == 0 ? "" : " at minute " + minutes.first();
  }

  private String times() {
    List<String> times = new ArrayList<>();
    for (int hour : values(hours)) {
      for (int minute : values(minutes)) {
        times.add("%02d:%02d".formatted(hour, minute));
      }
    }
    return joined(times);
  }

  private String minutePhrase() {
    int every = evenStep(minutes, 60);
    return every > 0
        ? everySo(every, "minute")
        : "At minute" + (minutes.count() == 1 ? " " : "s ") + runs(minutes, String::valueOf);
  }

  private String hourPhrase() {
    if (hours.isAll(CronField.HOUR)) {
      return evenStep(minutes, 60) > 0 ? "" : " of every hour";
    }
    int every = evenStep(hours, 24);
    return every > 0
        ? " of every " + ordinal(every) + " hour"
        : " from " + joined(runs(hours, 1, "%02d:00"::formatted, "%02d:59"::formatted));
  }

  private String dates() {
    String month =
        days.months().isAll(CronField.MONTH)
            ? ""
            : " in " + runs(days.months(), CronSentence::monthName);
    return dayPhrase() + month;
  }

  private String dayPhrase() {
    boolean anyDate = days.daysOfMonth().isAll(CronField.DAY_OF_MONTH);
    boolean anyWeekday = days.daysOfWeek().isAll(CronField.DAY_OF_WEEK);
    if (days.eitherSuffices() ? anyDate || anyWeekday : anyDate && anyWeekday) {
      return "";
    }
    if (days.eitherSuffices()) {
      return " on " + dates(days.daysOfMonth()) + " of the month or on " + weekdays();
    }
    if (anyDate) {
      return ", " + weekdays();
    }
    String date = " on " + dates(days.daysOfMonth()) + " of the month";
    return anyWeekday ? date : date + " when that is " + weekdays();
  }

  private static String dates(CronValues values) {
    return (values.count() == 1 ? "day " : "days ") + runs(values, String::valueOf);
  }

  /// Monday first, as people read a week.
  private String weekdays() {
    CronValues week = days.daysOfWeek();
    long sundayLast = week.contains(0) ? (week.bits() & ~1L) | 1L << 7 : week.bits();
    return runs(new CronValues(sundayLast, false), CronSentence::weekdayName);
  }

  private static String everySo(int number, String unit) {
    return number == 1 ? "Every " + unit : "Every " + number + " " + unit + "s";
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 2 -> "second";
      case 3 -> "third";
      default -> number + "th";
    };
  }

  /// The n of `*/n` when it divides the circle evenly; otherwise 0.
  private static int evenStep(CronValues values, int circle) {
    int step = circle / values.count();
    boolean even =
        values.first() == 0
            && values.count() > 1
            && circle % values.count() == 0
            && values(values).stream().allMatch(value -> value % step == 0);
    return even ? step : 0;
  }

  private static List<Integer> values(CronValues values) {
    return IntStream.rangeClosed(values.first(), values.last())
        .filter(values::contains)
        .boxed()
        .toList();
  }

  private static String runs(CronValues values, IntFunction<String> name) {
    return joined(runs(values, 3, name, name));
  }

  /// Neighbours are written as a range when there are at least `rangeFrom` of them.
  private static List<String> runs(
      CronValues values, int rangeFrom, IntFunction<String> first, IntFunction<String> last) {
    List<String> runs = new ArrayList<>();
    int value = values.first();
    while (value >= 0) {
      int end = endOfRun(values, value);
      if (end - value + 1 >= rangeFrom) {
        runs.add(first.apply(value) + " to " + last.apply(end));
      } else {
        IntStream.rangeClosed(value, end).mapToObj(first).forEach(runs::add);
      }
      value = values.atOrAbove(end + 1);
    }
    return runs;
  }

  private static int endOfRun(CronValues values, int start) {
    int end = start;
    while (values.contains(end + 1)) {
      end++;
    }
    return end;
  }

  private static String joined(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  private static String monthName(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String weekdayName(int day) {
    return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
