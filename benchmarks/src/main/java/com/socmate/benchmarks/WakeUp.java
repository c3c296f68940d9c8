package com.socmate.benchmarks;

import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// B7: from the wish to run something to its first event, durably on record.
final class WakeUp {

  private WakeUp() {}

  static void run(Server server, Options options, Report report) {
    report.say(
        "From the call behind `POST …/run` (without HTTP) to the first event's commit, one wish at a time, the worker idle in between.");
    report.say("");
    report.head("wishes", "p50 ms", "p95 ms", "p99 ms", "max ms");
    server.empty();
    int wishes = options.sizes(List.of(1_000), List.of(300)).getFirst();
    try (var product = new Product(server, 24)) {
      var lags = new Samples();
      try (var worker = product.worker("bench", 16, product::beginAndFinish)) {
        worker.start();
        Moments.until(worker::isReady, Duration.ofSeconds(30));
        for (int wish = -wishes / 3; wish < wishes; wish++) {
          long began = System.nanoTime();
          product.ask(new UserId("usr_wish" + (wish + wishes)));
          product.awaitBegun();
          if (wish >= 0) {
            lags.add(System.nanoTime() - began);
          }
          product.awaitFinished();
        }
      }
      report.row(
          Integer.toString(wishes),
          Report.number(lags.percentile(50)),
          Report.number(lags.percentile(95)),
          Report.number(lags.percentile(99)),
          Report.number(lags.percentile(100)));
    }
  }

  /// Durations.
  private static final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    void add(long duration) {
      nanos.add(duration);
    }

    double percentile(double share) {
      var sorted = nanos.stream().sorted().toList();
      return sorted.get(Math.max(0, (int) Math.ceil(share / 100 * sorted.size()) - 1)) / 1e6;
    }
  }
}
