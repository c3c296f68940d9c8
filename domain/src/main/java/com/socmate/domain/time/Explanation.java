package com.socmate.domain.time;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// A timetable put into words, for a person to check before agreeing to it.
///
/// @param sentence what it means: `Every day at 08:00, Europe/Berlin`
/// @param upcoming the next times, each with the offset its place has then; at most ten
/// @param warnings what may surprise, in order of weight
/// @param shortestPeriod the shortest time between two occurrences; empty for what happens once
public record Explanation(
    String sentence,
    List<OffsetDateTime> upcoming,
    List<Warning> warnings,
    Optional<Duration> shortestPeriod) {

  /// Whether nothing will ever happen, so that a caller should refuse the timetable.
  public boolean neverFires() {
    return upcoming.isEmpty();
  }

  /// Something about a timetable that may surprise.
  public record Warning(Kind kind, String message) {}

  /// What a warning is about.
  public enum Kind {
    NEVER_FIRES,
    EITHER_DAY,
    SHORT_MONTHS,
    CLOCK_SKIPS,
    CLOCK_REPEATS
  }
}
