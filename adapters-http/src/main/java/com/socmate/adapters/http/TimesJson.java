package com.socmate.adapters.http;

import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.time.Recurrence;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// A recurrence in the contract's members; those that its frequency has no use for are null.
record TimesJson(
    String frequency,
    @Nullable String scheduledTime,
    @Nullable String scheduledDate,
    @Nullable String dayOfWeek,
    @Nullable Integer dayOfMonth,
    @Nullable String cronExpression) {

  static TimesJson from(Recurrence recurrence) {
    var frequency = Words.of(frequency(recurrence));
    return switch (recurrence) {
      case Recurrence.Once(var date, var time) ->
          new TimesJson(frequency, text(time), date.toString(), null, null, null);
      case Recurrence.Daily(var time) ->
          new TimesJson(frequency, text(time), null, null, null, null);
      case Recurrence.Weekly(var day, var time) ->
          new TimesJson(frequency, text(time), null, Words.of(day), null, null);
      case Recurrence.Monthly(var day, var time) ->
          new TimesJson(frequency, text(time), null, null, day, null);
      case Recurrence.Custom(var expression) ->
          new TimesJson(frequency, null, null, null, null, expression.toString());
    };
  }

  static Frequency frequency(Recurrence recurrence) {
    return switch (recurrence) {
      case Recurrence.Once _ -> Frequency.ONCE;
      case Recurrence.Daily _ -> Frequency.DAILY;
      case Recurrence.Weekly _ -> Frequency.WEEKLY;
      case Recurrence.Monthly _ -> Frequency.MONTHLY;
      case Recurrence.Custom _ -> Frequency.CUSTOM;
    };
  }

  /// Whole minutes, so always `HH:MM`.
  private static String text(LocalTime time) {
    return time.toString();
  }
}
