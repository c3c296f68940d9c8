package com.socmate.application.run;

import com.socmate.application.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Does again what failed because the database was away, waiting longer each time and never as long
/// as the others who wait, so that they do not all come back at once.
public final class Insistence {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private final AtomicInteger waiting = new AtomicInteger();

  public Insistence(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /// Whether anybody waits for the database at the moment.
  public boolean isWaiting() {
    return waiting.get() > 0;
  }

  /// Waits until it is done; whatever else goes wrong reaches the caller.
  public <T> T until(Supplier<T> done) {
    try {
      return done.get();
    } catch (Unavailable e) {
      return again(done);
    }
  }

  private <T> T again(Supplier<T> done) {
    waiting.incrementAndGet();
    try {
      int attempt = 1;
      while (true) {
        LockSupport.parkNanos(pause(attempt).toNanos());
        try {
          return done.get();
        } catch (Unavailable _) {
          attempt++;
        }
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  /// Between half and all of what the attempt's doubling allows.
  public Duration pause(int attempt) {
    long most = Math.min(longest.toNanos(), first.toNanos() << Math.min(attempt - 1, 20));
    return Duration.ofNanos(most / 2 + random.nextLong(most / 2 + 1));
  }
}
