package com.socmate.application.run;

import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of the occurrences that have come are run, and which are on record as missed.
///
/// @param missed oldest first
/// @param toRun oldest first
/// @param next the occurrence to wait for, or to take up at once if more have come than one step
///   records
record Catchup(List<Instant> missed, List<Instant> toRun, Optional<Instant> next) {
  /// An occurrence taken up within this time of its instant is on time.
  static final Duration ON_TIME = Duration.ofMinutes(5);

  static final Duration LONGEST_WINDOW = Duration.ofHours(24);
  private static final int MOST_RECORDED_AT_ONCE = 500;
  private static final int MOST_RUN_AT_ONCE = 24;

  static Catchup of(Schedule schedule, Instant due, Instant now) {
    var come = new ArrayList<Instant>();
    Optional<Instant> next = Optional.of(due);
    while (next.isPresent() && !next.get().isAfter(now) && come.size() < MOST_RECORDED_AT_ONCE) {
      come.add(next.get());
      next = schedule.timetable().nextAfter(next.get());
    }
    boolean moreHaveCome = next.isPresent() && !next.get().isAfter(now);
    return moreHaveCome
        ? new Catchup(List.copyOf(come), List.of(), next)
        : split(schedule, come, next, now);
  }

  private static Catchup split(
      Schedule schedule, List<Instant> come, Optional<Instant> next, Instant now) {
    int firstToRun =
        come.size() - count(schedule.definition().catchup(), come, window(come, next), now);
    return new Catchup(
        List.copyOf(come.subList(0, firstToRun)),
        List.copyOf(come.subList(firstToRun, come.size())),
        next);
  }

  private static int count(CatchupPolicy policy, List<Instant> come, Duration window, Instant now) {
    return switch (policy) {
      case NONE -> within(come, ON_TIME, now, 1);
      case LAST -> within(come, window, now, 1);
      case ALL -> within(come, LONGEST_WINDOW, now, MOST_RUN_AT_ONCE);
    };
  }

  private static int within(List<Instant> come, Duration window, Instant now, int most) {
    var oldest = now.minus(window);
    return (int) Math.min(most, come.stream().filter(instant -> !instant.isBefore(oldest)).count());
  }

  /// The period, as far as it can be seen from the neighbouring occurrence, but never less than
  /// what counts as on time nor more than a day.
  private static Duration window(List<Instant> come, Optional<Instant> next) {
    var period =
        next.map(instant -> Duration.between(come.getLast(), instant)).orElse(LONGEST_WINDOW);
    var atMostADay = period.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : period;
    return atMostADay.compareTo(ON_TIME) < 0 ? ON_TIME : atMostADay;
  }
}
