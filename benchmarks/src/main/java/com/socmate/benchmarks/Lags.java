package com.socmate.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// How long after an instant each of many things happened. Safe for many threads.
final class Lags {
  private final Instant from;
  private final long[] micros;
  private final AtomicInteger count = new AtomicInteger();

  Lags(Instant from, int most) {
    this.from = from;
    this.micros = new long[most];
  }

  void add(Instant at) {
    add(at, 1);
  }

  /// So many things that became true together.
  void add(Instant at, int times) {
    long lag = Duration.between(from, at).toNanos() / 1_000;
    for (int time = 0; time < times; time++) {
      int place = count.getAndIncrement();
      if (place < micros.length) {
        micros[place] = lag;
      }
    }
  }

  int count() {
    return count.get();
  }

  /// In milliseconds.
  double percentile(double share) {
    var sorted = sorted();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int place = (int) Math.ceil(share / 100 * sorted.length) - 1;
    return sorted[Math.max(0, place)] / 1_000.0;
  }

  double max() {
    return percentile(100);
  }

  /// Things in a second, from the instant to the last.
  double rate() {
    return count() * 1_000.0 / max();
  }

  private long[] sorted() {
    var sorted = Arrays.copyOf(micros, Math.min(count.get(), micros.length));
    Arrays.sort(sorted);
    return sorted;
  }
}
