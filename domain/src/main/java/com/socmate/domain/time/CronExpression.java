package com.socmate.domain.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cron expression of five fields, read once and then asked for wall-clock minutes. Names, ranges
/// (also backwards), lists, steps, 7 for Sunday and the usual @macros are understood. A day must
/// match day of month *or* day of week when both are restricted; a field that begins with `*` does
/// not count as restricted, and then both must match.
public final class CronExpression {
  private final String text;
  private final CronValues minutes;
  private final CronValues hours;
  private final CronDays days;

  private CronExpression(String text, List<CronValues> fields) {
    this.text = text;
    this.minutes = CronField.MINUTE.of(fields);
    this.hours = CronField.HOUR.of(fields);
    this.days =
        new CronDays(
            CronField.DAY_OF_MONTH.of(fields),
            CronField.MONTH.of(fields),
            CronField.DAY_OF_WEEK.of(fields));
  }

  /// Throws [CronSyntaxException] with a sentence for the person who wrote it.
  public static CronExpression parse(String expression) {
    return new CronExpression(
        expression.strip().replaceAll("\\s+", " "), CronParser.parse(expression));
  }

  /// The first matching minute at or after `from`; empty when there is none in the 400 years that
  /// hold every combination of date and weekday.
  public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
    LocalDateTime minute = wholeMinuteAtOrAfter(from);
    if (days.contains(minute.toLocalDate())) {
      LocalTime time = timeAtOrAfter(minute.getHour(), minute.getMinute());
      if (time != null) {
        return Optional.of(minute.toLocalDate().atTime(time));
      }
    }
    return days.atOrAfter(minute.toLocalDate().plusDays(1)).map(date -> date.atTime(firstTime()));
  }

  public boolean matches(LocalDateTime minute) {
    return minute.equals(minute.truncatedTo(ChronoUnit.MINUTES))
        && minutes.contains(minute.getMinute())
        && hours.contains(minute.getHour())
        && days.contains(minute.toLocalDate());
  }

  /// Whether the expression says "every so often" (its minute or hour begins with `*`) rather than
  /// "at this time of day". The two differ only when the clocks change.
  public boolean isInterval() {
    return minutes.leadingStar() || hours.leadingStar();
  }

  boolean runsInEveryHour() {
    return hours.isAll(CronField.HOUR);
  }

  /// Whether no date matches at all, as for 31 February.
  public boolean neverFires() {
    return days.atOrAfter(LocalDate.EPOCH).isEmpty();
  }

  /// Whether day of month and day of week are both restricted, so that matching either is enough.
  public boolean matchesEitherDay() {
    return days.eitherSuffices();
  }

  /// The shortest time between two occurrences on the wall clock; empty when it never fires.
  public Optional<Duration> shortestPeriod() {
    return days.fewestDaysBetween().map(this::shortestPeriod);
  }

  private Duration shortestPeriod(int daysBetween) {
    int first = firstTime().toSecondOfDay() / 60;
    int last = hours.last() * 60 + minutes.last();
    int shortest = daysBetween * 24 * 60 - last + first;
    int previous = first;
    for (int minute = first + 1; minute <= last; minute++) {
      if (minutes.contains(minute % 60) && hours.contains(minute / 60)) {
        shortest = Math.min(shortest, minute - previous);
        previous = minute;
      }
    }
    return Duration.ofMinutes(shortest);
  }

  private LocalTime firstTime() {
    return LocalTime.of(hours.first(), minutes.first());
  }

  private @Nullable LocalTime timeAtOrAfter(int hour, int minute) {
    int sameHour = hours.contains(hour) ? minutes.atOrAbove(minute) : -1;
    if (sameHour >= 0) {
      return LocalTime.of(hour, sameHour);
    }
    int laterHour = hours.atOrAbove(hour + 1);
    return laterHour < 0 ? null : LocalTime.of(laterHour, minutes.first());
  }

  static LocalDateTime wholeMinuteAtOrAfter(LocalDateTime time) {
    LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(time) ? minute : minute.plusMinutes(1);
  }

  /// What it means, as a sentence without its time zone: `At 09:00, Monday to Friday`.
  public String sentence() {
    return CronSentence.of(minutes, hours, days);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The expression as it was written.
  @Override
  public String toString() {
    return text;
  }
}
