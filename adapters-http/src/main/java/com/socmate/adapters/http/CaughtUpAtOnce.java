package com.socmate.adapters.http;

import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import java.time.Duration;
import java.util.Optional;

/// Warns of a schedule that wants all missed occurrences to run and, since they are due together,
/// lets few of them. No more than a day is caught up, so what comes once a day is never two.
final class CaughtUpAtOnce {
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private CaughtUpAtOnce() {}

  static Optional<PreviewJson.Warning> warning(Definition definition, PreviewJson times) {
    return Optional.of(definition)
        .filter(it -> it.catchup() == CatchupPolicy.ALL && comesOften(times))
        .flatMap(CaughtUpAtOnce::left)
        .map(left ->
            new PreviewJson.Warning(
                "catchup_overlaps",
                "catchup_policy all makes missed occurrences due together, and with overlap_policy %s; overlap_policy allow_all runs them all."
                    .formatted(left)));
  }

  private static boolean comesOften(PreviewJson times) {
    var period = times.shortestPeriodSeconds();
    return period != null && period < DAY_SECONDS;
  }

  private static Optional<String> left(Definition definition) {
    return switch (definition.overlap()) {
      case SKIP -> Optional.of("skip only the first of them runs");
      case BUFFER_ONE -> Optional.of("buffer_one only the first two of them run");
      case CANCEL_OTHER -> Optional.of("cancel_other only the last of them runs");
      case ALLOW_ALL -> Optional.empty();
    };
  }
}
