package com.socmate.application.calendar;

import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;

/// Something that stands in a calendar.
public sealed interface CalendarEntry {
  Schedule schedule();

  /// A run at a moment.
  record Run(Schedule schedule, Instant at) implements CalendarEntry {}

  /// All runs of a day, where there are so many that nothing else could be seen.
  record Day(Schedule schedule, LocalDate date) implements CalendarEntry {}
}
