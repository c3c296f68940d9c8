package com.socmate.adapters.sentinel.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// The days and hours that a sample covers, as the organisation lives them.
final class Calendar {
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(World.HOURS_EAST);

  private Calendar() {}

  static List<LocalDate> days(Settings settings) {
    var first = settings.start().atOffset(ZONE).toLocalDate();
    var last = settings.now().atOffset(ZONE).toLocalDate();
    return first.datesUntil(last.plusDays(1)).toList();
  }

  static List<Instant> hours(Settings settings) {
    return Stream.iterate(
            settings.start().truncatedTo(ChronoUnit.HOURS),
            it -> it.isBefore(settings.now()),
            it -> it.plus(1, ChronoUnit.HOURS))
        .toList();
  }

  static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute)).toInstant(ZONE);
  }
}
