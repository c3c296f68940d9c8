package com.socmate.benchmarks;

import java.time.Duration;
import java.util.List;

/// B3: what a tick and a poll cost while nothing is due, however many schedules there are.
final class Idle {
  private static final int TICKS = 300;

  private Idle() {}

  static void run(Server server, Options options, Report report) {
    report.say(
        "Nothing is due and nothing waits. "
            + TICKS
            + " ticks and polls after as many to warm up; means.");
    report.say("");
    report.head(
        "schedules", "tick ms", "poll ms", "database CPU ms per tick and poll", "WAL bytes");
    server.empty();
    double first = Double.NaN;
    double last = Double.NaN;
    int there = 0;
    try (var product = new Product(server, 4)) {
      server.execute("drop index schedule_text");
      for (int size :
          options.sizes(List.of(10_000, 100_000, 1_000_000), List.of(10_000, 1_000_000))) {
        Seed.idle(server, there, size - there);
        there = size;
        server.settle();
        last = measure(server, product, size, report);
        first = Double.isNaN(first) ? last : first;
      }
    }
    report.say("");
    report.say("The largest costs × " + Report.number(last / first) + " of the smallest.");
  }

  private static double measure(Server server, Product product, int size, Report report) {
    var dispatch = product.dispatch(_ -> {});
    var lease = product.queue().register("idle", Duration.ofMinutes(10));
    for (int tick = 0; tick < TICKS; tick++) {
      dispatch.dispatch();
      product.queue().claim(lease, 16, 5);
    }
    var before = Cost.now(server);
    double tick = mean(dispatch::dispatch);
    double poll = mean(() -> product.queue().claim(lease, 16, 5));
    var cost = Cost.now(server).since(before).per(TICKS);
    report.row(
        Integer.toString(size),
        Report.number(tick),
        Report.number(poll),
        Report.number(cost.databaseMillis()),
        Report.number(cost.walBytes()));
    return tick + poll;
  }

  private static double mean(Runnable work) {
    long began = System.nanoTime();
    for (int time = 0; time < TICKS; time++) {
      work.run();
    }
    return (System.nanoTime() - began) / 1e6 / TICKS;
  }
}
