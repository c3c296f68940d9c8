package com.socmate.domain.notification;

import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// By which ways somebody is told by digests, and when: hourly on the hour, daily at a time, both
/// by the clocks of a place. Where those change, a day's digest follows the rules of all
/// [Timetable]s.
///
/// Refuses with [IllegalArgumentException]: a digest in the inbox, a time with seconds
public record DigestWish(Map<Channel, Cadence> cadences, LocalTime at, ZoneId zone) {
  public DigestWish {
    cadences = Map.copyOf(cadences);
    if (cadences.containsKey(Channel.IN_APP)) {
      throw new IllegalArgumentException("The inbox has everything at once and needs no digest.");
    }
    if (!at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException("A time of day is hours and minutes. Found " + at + ".");
    }
  }

  public Cadence of(Channel channel) {
    return cadences.getOrDefault(channel, Cadence.AT_ONCE);
  }

  /// When the next digest is due by a way; empty where everything is told at once. What an hour of
  /// quiet would interrupt comes when it is over; the time of a day's digest was chosen.
  public Optional<Instant> nextAfter(Channel channel, Instant now, Optional<QuietHours> quiet) {
    return switch (of(channel)) {
      case AT_ONCE -> Optional.empty();
      case HOURLY -> {
        var hour = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        yield Optional.of(quiet.flatMap(hours -> hours.endOf(hour)).orElse(hour));
      }
      case DAILY -> Timetable.of(new Recurrence.Daily(at), zone).nextAfter(now);
    };
  }
}
