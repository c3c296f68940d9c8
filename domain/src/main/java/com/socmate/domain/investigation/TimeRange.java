package com.socmate.domain.investigation;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time, its start included and its end excluded.
///
/// Refuses with [IllegalArgumentException]: unless the start lies before the end
public record TimeRange(Instant from, Instant to) {
  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A time range starts before it ends; got " + from + " to " + to + ".");
    }
  }

  /// The stretch of that length that ends at the instant.
  public static TimeRange endingAt(Instant end, Duration length) {
    return new TimeRange(end.minus(length), end);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public TimeRange extendedBack(Duration by) {
    return new TimeRange(from.minus(by), to);
  }
}
