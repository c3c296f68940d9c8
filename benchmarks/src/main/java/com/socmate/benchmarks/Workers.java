package com.socmate.benchmarks;

import java.util.List;

/// B5: one, two and four workers on the same queue, in one JVM.
final class Workers {
  private Workers() {}

  static void run(Server server, Options options, Report report) {
    report.say(
        "Workers with pools of their own, in one JVM; each has " + options.slots() + " slots.");
    report.say("");
    report.head("workers", "due", "finished/s", "dispatched/s", "double / missed");
    server.empty();
    new SocmateContender(options.slots()).drain(server, 2_000);
    for (int workers : List.of(1, 2, 4)) {
      server.empty();
      int size = options.sizes(List.of(20_000), List.of(5_000)).getFirst();
      var drain = new SocmateContender(options.slots(), workers).drain(server, size);
      report.row(
          Integer.toString(workers),
          Integer.toString(size),
          Report.number(drain.finished().rate()),
          Report.number(drain.dispatched().rate()),
          drain.duplicates() + " / " + drain.missed());
    }
  }
}
