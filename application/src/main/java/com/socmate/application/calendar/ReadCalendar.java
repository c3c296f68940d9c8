package com.socmate.application.calendar;

import com.socmate.application.port.CalendarFeeds;
import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.UserId;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a user's active schedules will do in the next 60 days, by the very rules they run by.
public final class ReadCalendar {
  private static final int DAYS = 60;
  private static final int MOST_OF_SCHEDULE = 100;
  private static final int MOST = 2_000;
  private static final Duration HOUR = Duration.ofHours(1);

  private final CalendarFeeds feeds;
  private final Schedules schedules;
  private final InstantSource clock;

  public ReadCalendar(CalendarFeeds feeds, Schedules schedules, InstantSource clock) {
    this.feeds = feeds;
    this.schedules = schedules;
    this.clock = clock;
  }

  /// @return empty if the secret opens nothing
  public Optional<List<CalendarEntry>> read(String secret) {
    return feeds.open(secret).map(this::entries);
  }

  /// Those that run next come first, and what is too much is left out at the end.
  private List<CalendarEntry> entries(UserId user) {
    var filter =
        new Schedules.Filter(
            Optional.of(ScheduleState.Status.ACTIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.of(user),
            Optional.empty(),
            Optional.empty(),
            Schedules.Order.NEXT_RUN);
    var now = clock.instant();
    return schedules
        .list(filter, new Viewer(user, false), new Page(Page.MAX_LIMIT, 0))
        .items()
        .stream()
        .flatMap(schedule -> of(schedule, now))
        .limit(MOST)
        .toList();
  }

  private static Stream<CalendarEntry> of(Schedule schedule, Instant now) {
    var timetable = schedule.timetable();
    boolean crowded =
        timetable.recurrence().shortestPeriod().filter(it -> it.compareTo(HOUR) < 0).isPresent();
    return crowded ? days(schedule, now) : runs(schedule, now);
  }

  private static Stream<CalendarEntry> runs(Schedule schedule, Instant now) {
    var end = now.plus(Duration.ofDays(DAYS));
    return schedule
        .timetable()
        .occurrencesAfter(now)
        .takeWhile(at -> at.isBefore(end))
        .limit(MOST_OF_SCHEDULE)
        .map(at -> new CalendarEntry.Run(schedule, at));
  }

  private static Stream<CalendarEntry> days(Schedule schedule, Instant now) {
    ZoneId zone = schedule.timetable().zone();
    var today = LocalDate.ofInstant(now, zone);
    return today
        .datesUntil(today.plusDays(DAYS))
        .filter(date -> runsOn(schedule, date, now))
        .map(date -> new CalendarEntry.Day(schedule, date));
  }

  private static boolean runsOn(Schedule schedule, LocalDate date, Instant now) {
    ZoneId zone = schedule.timetable().zone();
    var begins = date.atStartOfDay(zone).toInstant().minusNanos(1);
    var from = begins.isBefore(now) ? now : begins;
    var end = date.plusDays(1).atStartOfDay(zone).toInstant();
    return schedule.timetable().nextAfter(from).filter(end::isAfter).isPresent();
  }
}
