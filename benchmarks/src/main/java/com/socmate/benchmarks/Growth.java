package com.socmate.benchmarks;

import java.util.List;

/// B4: how the times grow with how much is due; 1 is in proportion.
final class Growth {
  private Growth() {}

  static void run(Server server, Options options, Report report) {
    report.head(
        "due",
        "all dispatched, ms",
        "all finished, ms",
        "exponent of dispatch",
        "exponent of finish");
    var contender = new SocmateContender(options.slots());
    server.empty();
    contender.drain(server, 2_000);
    Drain before = null;
    for (int size : options.sizes(List.of(2_000, 8_000, 32_000), List.of(2_000, 8_000))) {
      server.empty();
      var drain = contender.drain(server, size);
      report.row(
          Integer.toString(size),
          Report.number(drain.dispatched().max()),
          Report.number(drain.finished().max()),
          before == null ? "" : Report.number(exponent(before.dispatched(), drain.dispatched())),
          before == null ? "" : Report.number(exponent(before.finished(), drain.finished())));
      before = drain;
    }
  }

  private static double exponent(Lags small, Lags large) {
    return Math.log(large.max() / small.max()) / Math.log((double) large.count() / small.count());
  }
}
