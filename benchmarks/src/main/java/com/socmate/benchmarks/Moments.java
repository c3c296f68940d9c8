package com.socmate.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting, as a benchmark does.
final class Moments {
  private static final Duration LOOK = Duration.ofMillis(5);

  private Moments() {}

  /// A full second that lies ahead far enough to make so many schedules due then.
  static Instant soon(InstantSource clock, int size) {
    return clock.instant().plusMillis(3_500 + size / 20).truncatedTo(ChronoUnit.SECONDS);
  }

  static void await(Instant moment, InstantSource clock) {
    for (var left = Duration.between(clock.instant(), moment);
        left.isPositive();
        left = Duration.between(clock.instant(), moment)) {
      LockSupport.parkNanos(left.toNanos());
    }
  }

  /// @return whether it became true in time
  static boolean until(BooleanSupplier condition, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
