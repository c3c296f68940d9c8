package com.socmate.domain.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a delivery that failed is tried again: soon at first, then ever more seldom, for about a
/// day; then never. The pauses are spread by a fifth to either side, so that what failed together
/// does not come back together.
public final class Backoff {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(8));
  private static final double SPREAD = 0.2;

  private Backoff() {}

  /// @param attempts how often it was tried, 1 or more
  /// @param random from 0 to 1
  /// @return empty if it is not tried again
  public static Optional<Duration> after(int attempts, double random) {
    return attempts > PAUSES.size()
        ? Optional.empty()
        : Optional.of(spread(PAUSES.get(attempts - 1), random));
  }

  private static Duration spread(Duration pause, double random) {
    return Duration.ofMillis(Math.round(pause.toMillis() * (1 - SPREAD + 2 * SPREAD * random)));
  }
}
