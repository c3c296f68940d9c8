package com.socmate.adapters.http;

import com.socmate.application.calendar.CalendarEntry;
import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.domain.schedule.Schedule;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// A calendar in iCalendar's form (RFC 5545). Moments are in UTC, so that no reader has to know our
/// rules for clocks that change; an entry is the same in every reading until its schedule changes.
final class CalendarText {
  static final String MEDIA_TYPE = "text/calendar; charset=utf-8";
  private static final int LONGEST_NAME = 200;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Optional<URI> product;
  private final ContentLines lines = new ContentLines();

  /// @param product the address under which people reach it
  CalendarText(Optional<URI> product) {
    this.product = product;
  }

  String of(List<CalendarEntry> entries) {
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//SoCMate//Schedules//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.addText("X-WR-CALNAME", "SoCMate");
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    lines.add("X-PUBLISHED-TTL", "PT1H");
    entries.forEach(this::event);
    lines.add("END", "VCALENDAR");
    return lines.toString();
  }

  private void event(CalendarEntry entry) {
    var schedule = entry.schedule();
    lines.add("BEGIN", "VEVENT");
    lines.add("DTSTAMP", moment(schedule.updatedAt()));
    switch (entry) {
      case CalendarEntry.Run(_, var at) -> {
        lines.add("UID", schedule.id() + "-" + moment(at) + "@socmate");
        lines.add("DTSTART", moment(at));
        lines.add("DURATION", "PT15M");
      }
      case CalendarEntry.Day(_, var date) -> {
        var day = DateTimeFormatter.BASIC_ISO_DATE.format(date);
        lines.add("UID", schedule.id() + "-" + day + "@socmate");
        lines.add("DTSTART;VALUE=DATE", day);
        lines.add("DTEND;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(date.plusDays(1)));
      }
    }
    lines.addText("SUMMARY", VisibleText.of(schedule.definition().name(), LONGEST_NAME));
    lines.addText("DESCRIPTION", schedule.timetable().sentence());
    link(schedule).ifPresent(link -> lines.add("URL", link));
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
  }

  private Optional<String> link(Schedule schedule) {
    return product.map(it -> it.resolve("/schedules/" + schedule.id()).toString());
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }
}
