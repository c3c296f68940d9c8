package com.socmate.benchmarks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// B2: one tenant holds half of a long queue; the others must not feel it.
final class Fairness {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String HOG = "hog";
  private static final int LANES = 2_000;

  private Fairness() {}

  static void run(Server server, Options options, Report report) {
    int size = options.sizes(List.of(100_000), List.of(20_000)).getFirst();
    var time = Duration.ofSeconds(options.quick() ? 8 : 20);
    report.say(
        "Half of the queue belongs to one tenant, the rest to "
            + LANES
            + " others; 5 runs of each at once. Measured over "
            + time.toSeconds()
            + " s; the wait is until a tenant's first run starts.");
    report.say("");
    report.head(
        "queued",
        "by one tenant",
        "claimed/s",
        "others' first start p50 / p99 / max, ms",
        "the one tenant's share of the starts");
    measure(server, options, size / 2, 0, time, report);
    measure(server, options, size / 2, size / 2, time, report);
  }

  private static void measure(
      Server server, Options options, int others, int hogs, Duration time, Report report) {
    server.empty();
    try (var product = new Product(server, 24)) {
      Backlog.add(server, "aaa", others, LANES);
      if (hogs > 0) {
        Backlog.add(server, HOG, hogs, 1);
      }
      server.settle();
      var began = CLOCK.instant();
      var first = new Lags(began, LANES);
      Map<String, Boolean> seen = new ConcurrentHashMap<>();
      var starts = new AtomicInteger();
      var ofHog = new AtomicInteger();
      try (var worker =
          product.worker(
              "bench",
              options.slots(),
              (claim, _) -> {
                starts.incrementAndGet();
                if (claim.lane().value().contains(HOG)) {
                  ofHog.incrementAndGet();
                } else if (seen.putIfAbsent(claim.lane().value(), true) == null) {
                  first.add(CLOCK.instant());
                }
                product.finish(claim);
              })) {
        worker.start();
        Moments.until(() -> starts.get() >= others + hogs, time);
      }
      double seconds = Duration.between(began, CLOCK.instant()).toMillis() / 1_000.0;
      report.row(
          Integer.toString(others + hogs),
          Integer.toString(hogs),
          Report.number(starts.get() / seconds),
          Report.number(first.percentile(50))
              + " / "
              + Report.number(first.percentile(99))
              + " / "
              + Report.number(first.max()),
          Report.number(100.0 * ofHog.get() / Math.max(1, starts.get())) + " %");
    }
  }
}
