package com.socmate.application.investigation;

import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// When a schedule would have run, had it been there.
public final class PastOccurrences {
  private static final Duration FIRST_LOOK = Duration.ofHours(6);
  private static final Duration FURTHEST = Duration.ofDays(3_660);
  private static final long MOST_LOOKED_AT = 20_000;

  private PastOccurrences() {}

  /// The last ones before now, the oldest first; fewer where there are fewer. Without times, or
  /// with times that lie in the future only, the windows follow each other up to now.
  ///
  /// @param step how far apart they are without times
  public static List<Instant> last(
      int count, Optional<Timetable> times, Duration step, Instant now) {
    var found = times.map(it -> last(count, it, now)).orElse(List.of());
    return found.isEmpty()
        ? IntStream.range(0, count)
            .mapToObj(back -> now.minus(step.multipliedBy(count - 1L - back)))
            .toList()
        : found;
  }

  /// Looks back twice as far each time until there are enough.
  private static List<Instant> last(int count, Timetable times, Instant now) {
    var found = List.<Instant>of();
    for (var back = FIRST_LOOK;
        found.size() < count && back.compareTo(FURTHEST) < 0;
        back = back.multipliedBy(2)) {
      found =
          times
              .occurrencesAfter(now.minus(back))
              .takeWhile(it -> !it.isAfter(now))
              .limit(MOST_LOOKED_AT)
              .toList();
    }
    return found.subList(Math.max(0, found.size() - count), found.size());
  }
}
