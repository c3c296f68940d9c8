package com.socmate.domain.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The dates a cron expression allows, found a month at a time with one bit for each day.
record CronDays(CronValues daysOfMonth, CronValues months, CronValues daysOfWeek) {
  /// The Gregorian calendar repeats after this many years, weekdays included.
  private static final int CALENDAR_CYCLE_YEARS = 400;

  private static final int DAYS_IN_WEEK = 7;

  /// A bit at the start of each of the six weeks that a month can touch.
  private static final long WEEKS = 1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28 | 1L << 35;

  boolean eitherSuffices() {
    return !daysOfMonth.leadingStar() && !daysOfWeek.leadingStar();
  }

  boolean contains(LocalDate date) {
    return months.contains(date.getMonthValue())
        && (daysIn(YearMonth.from(date)) & 1L << date.getDayOfMonth()) != 0;
  }

  Optional<LocalDate> atOrAfter(LocalDate from) {
    YearMonth month = YearMonth.from(from);
    YearMonth last = month.plusYears(CALENDAR_CYCLE_YEARS);
    long notBefore = -1L << from.getDayOfMonth();
    while (!month.isAfter(last)) {
      long days = months.contains(month.getMonthValue()) ? daysIn(month) & notBefore : 0;
      if (days != 0) {
        return Optional.of(month.atDay(Long.numberOfTrailingZeros(days)));
      }
      notBefore = -1L;
      month = nextAllowed(month);
    }
    return Optional.empty();
  }

  private YearMonth nextAllowed(YearMonth month) {
    int next = months.atOrAbove(month.getMonthValue() + 1);
    return next > 0 ? month.withMonth(next) : YearMonth.of(month.getYear() + 1, months.first());
  }

  private long daysIn(YearMonth month) {
    long all = (1L << (month.lengthOfMonth() + 1)) - 2;
    long byDate = daysOfMonth.bits();
    long byWeekday = weekdaysOf(month);
    return all & (eitherSuffices() ? byDate | byWeekday : byDate & byWeekday);
  }

  private long weekdaysOf(YearMonth month) {
    int first = month.atDay(1).getDayOfWeek().getValue() % DAYS_IN_WEEK;
    return (daysOfWeek.bits() * WEEKS) >>> first << 1;
  }

  /// The fewest days from one date to the next over a whole calendar cycle; empty for no date.
  Optional<Integer> fewestDaysBetween() {
    Optional<LocalDate> first = atOrAfter(LocalDate.EPOCH);
    return first.map(this::fewestDaysFrom);
  }

  private int fewestDaysFrom(LocalDate first) {
    LocalDate end = first.plusYears(CALENDAR_CYCLE_YEARS);
    int fewest = Integer.MAX_VALUE;
    LocalDate date = first;
    while (fewest > 1 && date.isBefore(end)) {
      LocalDate next = atOrAfter(date.plusDays(1)).orElseThrow();
      fewest = Math.min(fewest, (int) (next.toEpochDay() - date.toEpochDay()));
      date = next;
    }
    return fewest;
  }
}
