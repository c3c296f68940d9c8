package com.socmate.benchmarks;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// How long single calls took.
final class Times {
  private final long[] nanos;
  private int count;

  Times(int most) {
    this.nanos = new long[most];
  }

  void of(IntConsumer call, int round) {
    long from = System.nanoTime();
    call.accept(round);
    nanos[count++] = System.nanoTime() - from;
  }

  /// In milliseconds.
  private double percentile(double share) {
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(share / 100 * sorted.length) - 1;
    return sorted[Math.max(0, place)] / 1e6;
  }

  static void head(Report report) {
    report.head("asked", "p50 ms", "p95 ms", "p99 ms", "longest ms");
  }

  void into(Report report, String asked) {
    report.row(
        asked,
        Report.number(percentile(50)),
        Report.number(percentile(95)),
        Report.number(percentile(99)),
        Report.number(percentile(100)));
  }
}
