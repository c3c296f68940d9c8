package com.socmate.adapters.persistence;

import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Jitter;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of `schedule` that say when.
record TimetableRow(
    String frequency,
    @Nullable LocalTime atTime,
    @Nullable LocalDate atDate,
    @Nullable Integer dayOfWeek,
    @Nullable Integer dayOfMonth,
    @Nullable String cronExpression,
    String zone,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    long jitterSeconds,
    long delaySeconds) {

  static TimetableRow of(Timetable timetable) {
    return switch (timetable.recurrence()) {
      case Recurrence.Once(var date, var time) ->
          of(timetable, Frequency.ONCE, time, date, null, null, null);
      case Recurrence.Daily(var time) ->
          of(timetable, Frequency.DAILY, time, null, null, null, null);
      case Recurrence.Weekly(var day, var time) ->
          of(timetable, Frequency.WEEKLY, time, null, day.getValue(), null, null);
      case Recurrence.Monthly(var day, var time) ->
          of(timetable, Frequency.MONTHLY, time, null, null, day, null);
      case Recurrence.Custom(var expression) ->
          of(timetable, Frequency.CUSTOM, null, null, null, null, expression.toString());
    };
  }

  private static TimetableRow of(
      Timetable timetable,
      Frequency frequency,
      @Nullable LocalTime time,
      @Nullable LocalDate date,
      @Nullable Integer dayOfWeek,
      @Nullable Integer dayOfMonth,
      @Nullable String cron) {
    return new TimetableRow(
        frequency.name(),
        time,
        date,
        dayOfWeek,
        dayOfMonth,
        cron,
        timetable.zone().getId(),
        timetable.startAt().orElse(null),
        timetable.endAt().orElse(null),
        timetable.jitter().spread().toSeconds(),
        timetable.delay().toSeconds());
  }

  Timetable toDomain() {
    return new Timetable(
        recurrence(),
        ZoneId.of(zone),
        Optional.ofNullable(startAt),
        Optional.ofNullable(endAt),
        new Jitter(Duration.ofSeconds(jitterSeconds), Duration.ofSeconds(delaySeconds)));
  }

  private Recurrence recurrence() {
    return switch (Frequency.valueOf(frequency)) {
      case ONCE -> new Recurrence.Once(present(atDate), present(atTime));
      case DAILY -> new Recurrence.Daily(present(atTime));
      case WEEKLY -> new Recurrence.Weekly(DayOfWeek.of(present(dayOfWeek)), present(atTime));
      case MONTHLY -> new Recurrence.Monthly(present(dayOfMonth), present(atTime));
      case CUSTOM -> new Recurrence.Custom(CronExpression.parse(present(cronExpression)));
    };
  }

  private <T> T present(@Nullable T part) {
    return Objects.requireNonNull(part, "a part of the frequency " + frequency + " is missing");
  }
}
