package com.socmate.domain.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The hours of every day in which nobody wants to be told, by the clocks of a place. They may go
/// over midnight.
///
/// Refuses with [IllegalArgumentException]: hours that end when they begin
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("Quiet hours end at another time than they begin.");
    }
  }

  /// When those that hold at the instant end; empty if none do.
  public Optional<Instant> endOf(Instant now) {
    var here = now.atZone(zone);
    var time = here.toLocalTime();
    boolean overMidnight = to.isBefore(from);
    boolean begun = !time.isBefore(from);
    boolean notOver = time.isBefore(to);
    if (overMidnight ? !begun && !notOver : !begun || !notOver) {
      return Optional.empty();
    }
    var lastDay = overMidnight && begun ? here.toLocalDate().plusDays(1) : here.toLocalDate();
    return Optional.of(ZonedDateTime.of(lastDay, to, zone).toInstant());
  }
}
