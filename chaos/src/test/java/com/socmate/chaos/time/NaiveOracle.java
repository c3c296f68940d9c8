package com.socmate.chaos.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// When something is due, found by looking at a clock on the wall every second. It knows no cron
/// and shares no code with the product.
///
/// A time that clocks jump over happens when they have jumped; one that comes twice happens the
/// first time, unless it is an interval, which goes by the clock both times.
///
/// @param matches whether the wall's clock shows a time at which it is due
record NaiveOracle(ZoneId zone, Predicate<LocalDateTime> matches, boolean isInterval) {
  List<Instant> between(Instant exclusive, Instant inclusive) {
    return LongStream.rangeClosed(exclusive.getEpochSecond() + 1, inclusive.getEpochSecond())
        .mapToObj(Instant::ofEpochSecond)
        .filter(this::isDue)
        .toList();
  }

  private boolean isDue(Instant second) {
    var now = wall(second);
    var before = wall(second.minusSeconds(1));
    if (!now.equals(before.plusSeconds(1)) && now.isAfter(before)) {
      return matches.test(now) || (!isInterval && anyMatch(before.plusSeconds(1), now));
    }
    return now.getSecond() == 0 && matches.test(now) && (isInterval || isFirst(second, now));
  }

  /// Whether a time that was jumped over matches.
  private boolean anyMatch(LocalDateTime from, LocalDateTime to) {
    for (var time = from; time.isBefore(to); time = time.plusSeconds(1)) {
      if (time.getSecond() == 0 && matches.test(time)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the wall has not shown this time before.
  private boolean isFirst(Instant second, LocalDateTime now) {
    return zone.getRules().getValidOffsets(now).stream()
        .map(now::toInstant)
        .noneMatch(it -> it.isBefore(second));
  }

  private LocalDateTime wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }
}
