package com.socmate.adapters.http;

import com.socmate.application.port.Schedules;
import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Warns of a first run in a minute in which many schedules are due already, and offers jitter.
final class CrowdedMinutes {
  /// From how many schedules on a minute is a crowd.
  static final int CROWD = 20;

  private static final int MOST_COUNTED = 1_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Schedules schedules;

  CrowdedMinutes(Schedules schedules) {
    this.schedules = schedules;
  }

  /// Empty where nothing is crowded, or where the timetable asks for jitter already.
  Optional<PreviewJson.Warning> ahead(Timetable timetable, Instant now) {
    return Optional.of(timetable)
        .filter(it -> it.jitter().spread().isZero())
        .flatMap(it -> it.nextAfter(now))
        .map(next -> next.truncatedTo(ChronoUnit.MINUTES))
        .flatMap(this::warning);
  }

  private Optional<PreviewJson.Warning> warning(Instant minute) {
    int due = schedules.countDue(minute, minute.plus(MINUTE), MOST_COUNTED);
    return Optional.of(due)
        .filter(count -> count >= CROWD)
        .map(count ->
            new PreviewJson.Warning(
                "crowded_minute",
                "%s%d schedules are due in the minute of %s. With jitter_seconds, such as 300, this one always runs a little later, by an amount of its own."
                    .formatted(count == MOST_COUNTED ? "At least " : "", count, minute)));
  }
}
