package com.socmate.benchmarks;

import java.time.Duration;
import java.util.List;

/// B6: `kill -9` of a worker in the middle of a drain, with another standing by.
final class Killed {
  private static final Duration EACH = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Killed() {}

  static void run(Server server, Options options, Report report) {
    int size = options.sizes(List.of(10_000), List.of(3_000)).getFirst();
    report.say(
        "Two worker processes, a lease of "
            + WorkerProcess.LEASE.toSeconds()
            + " s, runs of "
            + EACH.toMillis()
            + " ms; one is killed when a third is done. Lost workers are looked for every second.");
    report.say("");
    report.head(
        "runs",
        "held by the killed one",
        "until the last of those is done, s",
        "lost",
        "ended twice",
        "told twice",
        "begun more than once");
    server.empty();
    try (var product = new Product(server, 4)) {
      Backlog.add(server, "kil", size, Seed.OWNERS);
      server.settle();
      var doomed = WorkerProcess.start(server, 100, EACH);
      var other = WorkerProcess.start(server, 100, EACH);
      try {
        Moments.until(() -> done(server) > size / 3.0, PATIENCE);
        doomed.destroyForcibly();
        Moments.until(() -> !doomed.isAlive(), PATIENCE);
        long killed = System.nanoTime();
        double orphans = server.number("select count(*) from work where worker is not null");
        Moments.until(() -> recovered(server, product), PATIENCE);
        double recovered = (System.nanoTime() - killed) / 1e9;
        Moments.until(() -> done(server) >= size, PATIENCE);
        row(server, size, orphans, recovered, report);
      } finally {
        doomed.destroyForcibly();
        other.destroy();
        Moments.until(() -> !other.isAlive(), Duration.ofSeconds(30));
        other.destroyForcibly();
      }
    }
  }

  private static boolean recovered(Server server, Product product) {
    product.recover().recoverLost();
    return server.number("select count(*) from worker") <= 1
        && server.number("select count(*) from work where losses > 0") == 0;
  }

  private static double done(Server server) {
    return server.number("select count(*) from run where status <> 'OPEN'");
  }

  private static void row(Server server, int size, double held, double seconds, Report report) {
    report.row(
        Integer.toString(size),
        Report.number(held) + " or fewer",
        Report.number(seconds),
        Report.number(size - server.number("select count(*) from run where status = 'COMPLETED'")),
        Report.number(
            server.number(
                "select count(*) from (select 1 from session_event where kind = 'COMPLETED' group by session_id having count(*) > 1) t")),
        Report.number(
            server.number(
                "select count(*) from (select 1 from notification group by session_id having count(*) > 1) t")),
        Report.number(server.number("select count(*) from run where attempts > 1")));
  }
}
