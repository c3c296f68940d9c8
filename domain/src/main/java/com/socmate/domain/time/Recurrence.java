package com.socmate.domain.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/// How often something happens, on the wall clock of a place not named here; [Timetable] adds the
/// place. Times of day are whole minutes.
public sealed interface Recurrence {

  /// The first wall-clock time at or after `from` at which this happens; empty when none is left.
  Optional<LocalDateTime> atOrAfter(LocalDateTime from);

  /// The shortest time between two occurrences on the wall clock; empty for what happens at most
  /// once.
  Optional<Duration> shortestPeriod();

  /// What it means, as a sentence without its time zone: `Every day at 08:00`.
  String sentence();

  /// Whether this says "every so often" rather than "at this time of day".
  default boolean isInterval() {
    return false;
  }

  /// Once, at a date and time.
  record Once(LocalDate date, LocalTime time) implements Recurrence {
    public Once {
      requireWholeMinutes(time);
    }

    @Override
    public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
      LocalDateTime only = date.atTime(time);
      return only.isBefore(from) ? Optional.empty() : Optional.of(only);
    }

    @Override
    public Optional<Duration> shortestPeriod() {
      return Optional.empty();
    }

    @Override
    public String sentence() {
      return "Once, on " + date + " at " + time;
    }
  }

  /// Every day at a time.
  record Daily(LocalTime time) implements Recurrence {
    public Daily {
      requireWholeMinutes(time);
    }

    @Override
    public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
      LocalDateTime today = from.toLocalDate().atTime(time);
      return Optional.of(today.isBefore(from) ? today.plusDays(1) : today);
    }

    @Override
    public Optional<Duration> shortestPeriod() {
      return Optional.of(Duration.ofDays(1));
    }

    @Override
    public String sentence() {
      return "Every day at " + time;
    }
  }

  /// Once a week, on a day at a time.
  record Weekly(DayOfWeek day, LocalTime time) implements Recurrence {
    public Weekly {
      requireWholeMinutes(time);
    }

    @Override
    public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
      LocalDateTime thisWeek =
          from.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(time);
      return Optional.of(thisWeek.isBefore(from) ? thisWeek.plusWeeks(1) : thisWeek);
    }

    @Override
    public Optional<Duration> shortestPeriod() {
      return Optional.of(Duration.ofDays(7));
    }

    @Override
    public String sentence() {
      return "Every " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at " + time;
    }
  }

  /// Once a month, on a day of the month at a time; in a month without that day, on its last.
  record Monthly(int dayOfMonth, LocalTime time) implements Recurrence {
    private static final int DAYS_EVERY_MONTH_HAS = 28;

    public Monthly {
      requireWholeMinutes(time);
      if (dayOfMonth < 1 || dayOfMonth > 31) {
        throw new IllegalArgumentException(
            "The day of the month must be 1–31. Found " + dayOfMonth + ".");
      }
    }

    @Override
    public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
      YearMonth month = YearMonth.from(from);
      LocalDateTime thisMonth = in(month);
      return Optional.of(thisMonth.isBefore(from) ? in(month.plusMonths(1)) : thisMonth);
    }

    private LocalDateTime in(YearMonth month) {
      return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth())).atTime(time);
    }

    /// Whether some months lack the day, so that their last day stands in for it.
    public boolean needsShortMonthRule() {
      return dayOfMonth > DAYS_EVERY_MONTH_HAS;
    }

    @Override
    public Optional<Duration> shortestPeriod() {
      return Optional.of(Duration.ofDays(DAYS_EVERY_MONTH_HAS));
    }

    @Override
    public String sentence() {
      String day = dayOfMonth == 31 ? "the last day" : "day " + dayOfMonth;
      return "On " + day + " of every month at " + time;
    }
  }

  /// Whenever a cron expression says so.
  record Custom(CronExpression expression) implements Recurrence {
    @Override
    public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
      return expression.atOrAfter(from);
    }

    @Override
    public Optional<Duration> shortestPeriod() {
      return expression.shortestPeriod();
    }

    @Override
    public String sentence() {
      return expression.sentence();
    }

    @Override
    public boolean isInterval() {
      return expression.isInterval();
    }
  }

  private static void requireWholeMinutes(LocalTime time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException("A time of day is hours and minutes. Found " + time + ".");
    }
  }
}
