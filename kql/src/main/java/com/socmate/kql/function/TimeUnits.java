package com.socmate.kql.function;

import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// Calendar arithmetic by the name of a unit.
final class TimeUnits {
  private TimeUnits() {}

  private static EvaluationFailure unknown(String unit) {
    return new EvaluationFailure(
        "'"
            + unit
            + "' is no part of a datetime; use year, quarter, month, week, day, hour, minute, second,"
            + " millisecond, microsecond or nanosecond");
  }

  static Value part(String unit, long ticks) {
    LocalDate date = Ticks.date(ticks);
    long time = Ticks.timeOfDay(ticks);
    long second = time % Ticks.PER_SECOND;
    return Values.of(
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "year" -> (long) date.getYear();
          case "quarter" -> (date.getMonthValue() + 2L) / 3;
          case "month" -> (long) date.getMonthValue();
          case "week_of_year", "weekofyear" -> (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
          case "day" -> (long) date.getDayOfMonth();
          case "dayofyear", "day_of_year" -> (long) date.getDayOfYear();
          case "hour" -> time / Ticks.PER_HOUR;
          case "minute" -> time / Ticks.PER_MINUTE % 60;
          case "second" -> time / Ticks.PER_SECOND % 60;
          case "millisecond" -> second / Ticks.PER_MILLISECOND;
          case "microsecond" -> second / Ticks.PER_MICROSECOND;
          case "nanosecond" -> second * 100;
          default -> throw unknown(unit);
        });
  }

  /// How many boundaries of a unit lie between the second moment and the first.
  static Value difference(String unit, long later, long earlier) {
    LocalDate a = Ticks.date(later);
    LocalDate b = Ticks.date(earlier);
    return Values.of(
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "year" -> (long) a.getYear() - b.getYear();
          case "quarter" -> quarters(a) - quarters(b);
          case "month" -> months(a) - months(b);
          case "week" -> ChronoUnit.DAYS.between(sunday(b), sunday(a)) / 7;
          case "nanosecond" -> (later - earlier) * 100;
          default -> units(later, unit) - units(earlier, unit);
        });
  }

  private static long units(long ticks, String unit) {
    return Math.floorDiv(ticks, length(unit));
  }

  private static long months(LocalDate date) {
    return date.getYear() * 12L + date.getMonthValue() - 1;
  }

  private static long quarters(LocalDate date) {
    return months(date) / 3;
  }

  private static LocalDate sunday(LocalDate date) {
    return date.minusDays(date.getDayOfWeek().getValue() % 7);
  }

  private static long length(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "day" -> Ticks.PER_DAY;
      case "hour" -> Ticks.PER_HOUR;
      case "minute" -> Ticks.PER_MINUTE;
      case "second" -> Ticks.PER_SECOND;
      case "millisecond" -> Ticks.PER_MILLISECOND;
      case "microsecond" -> Ticks.PER_MICROSECOND;
      default -> throw unknown(unit);
    };
  }

  static Value add(String unit, long amount, long ticks) {
    try {
      LocalDate date = Ticks.date(ticks);
      return switch (unit.toLowerCase(Locale.ROOT)) {
        case "year" -> at(date.plusYears(amount), ticks);
        case "quarter" -> at(date.plusMonths(Math.multiplyExact(amount, 3L)), ticks);
        case "month" -> at(date.plusMonths(amount), ticks);
        case "week" -> at(date.plusWeeks(amount), ticks);
        case "nanosecond" -> DatetimeFunctions.moment(ticks + amount / 100);
        default ->
            DatetimeFunctions.moment(
                Math.addExact(ticks, Math.multiplyExact(amount, length(unit))));
      };
    } catch (DateTimeException | ArithmeticException tooFar) {
      return Values.NULL;
    }
  }

  private static Value at(LocalDate date, long ticks) {
    return date.getYear() < 1 || date.getYear() > 9999
        ? Values.NULL
        : DatetimeFunctions.moment(Ticks.ofDate(date) + Ticks.timeOfDay(ticks));
  }
}
