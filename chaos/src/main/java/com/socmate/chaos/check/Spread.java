package com.socmate.chaos.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The middle and the end of many durations.
public record Spread(int count, Duration median, Duration p99, Duration most) {
  private static final double MILLIS = 1000.0;

  public static Spread of(List<Duration> durations) {
    if (durations.isEmpty()) {
      return new Spread(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    var sorted = durations.stream().sorted().toList();
    int size = sorted.size();
    return new Spread(
        size,
        sorted.get((size - 1) / 2),
        sorted.get((int) Math.ceil(size * 0.99) - 1),
        sorted.getLast());
  }

  /// Median and most, in seconds.
  @Override
  public String toString() {
    return count == 0
        ? "–"
        : "%.1f / %.1f"
            .formatted(median.toMillis() / MILLIS, most.toMillis() / MILLIS)
            .toLowerCase(Locale.ROOT);
  }
}
