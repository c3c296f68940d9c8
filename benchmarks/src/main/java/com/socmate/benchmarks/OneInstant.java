package com.socmate.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// B1: many schedules due at one instant, for us and for others in the same run.
final class OneInstant {
  private static final int WARM_UP = 10_000;
  private static final int WARM_UPS = 4;
  private static final int MOST_OF_DB_SCHEDULER = 10_000;
  private static final int MOST_OF_QUARTZ = 2_000;
  private static final int DEFAULT_THREADS = 10;
  private static final int MANY_THREADS = 50;

  private OneInstant() {}

  static void run(Server server, Options options, Report report) {
    report.say(
        "Every schedule is due at the same instant; 2,000 owners, at most 5 runs of each at once, "
            + options.slots()
            + " slots in one worker. A no-op executor: SoCMate still writes the run, the session, its report, its last event and the notification, and looks at the schedule. Each contender first drains "
            + WARM_UP
            + " so often: "
            + WARM_UPS
            + " times, on the same JVM. Dispatched: durably taken up; db-scheduler and Quartz know no such step, so it is the start of the execution. CPU is that of the database and of the client together.");
    report.say("");
    head(report);
    var drains = new ArrayList<Drain>();
    for (var entry : contenders(options).entrySet()) {
      warmUp(server, entry.getKey());
      for (int size : options.sizes(List.of(1_000, 10_000, 100_000), List.of(10_000))) {
        drains.add(drain(server, entry.getKey(), Math.min(size, entry.getValue()), report));
      }
    }
    ratios(drains, report);
  }

  private static Map<Contender, Integer> contenders(Options options) {
    var contenders = new LinkedHashMap<Contender, Integer>();
    contenders.put(new SocmateContender(options.slots()), Integer.MAX_VALUE);
    contenders.put(new DbSchedulerContender(DEFAULT_THREADS), MOST_OF_DB_SCHEDULER);
    contenders.put(new DbSchedulerContender(MANY_THREADS), MOST_OF_DB_SCHEDULER);
    contenders.put(new QuartzContender(MANY_THREADS), MOST_OF_QUARTZ);
    return contenders;
  }

  private static void warmUp(Server server, Contender contender) {
    for (int round = 0; round < WARM_UPS; round++) {
      server.empty();
      contender.drain(server, contender instanceof QuartzContender ? WARM_UP / 50 : WARM_UP);
    }
  }

  private static Drain drain(Server server, Contender contender, int size, Report report) {
    server.empty();
    var drain = contender.drain(server, size);
    var each = drain.cost().per(size);
    report.row(
        drain.contender(),
        Integer.toString(size),
        Report.number(drain.dispatched().rate()),
        Report.number(drain.finished().rate()),
        lags(drain.dispatched()),
        lags(drain.started()),
        Report.number(drain.finished().max()),
        Report.number(each.statements()),
        Report.number(each.commits()),
        Report.number(each.walBytes()),
        Report.number(each.databaseMillis()) + " + " + Report.number(each.clientMillis()),
        drain.duplicates() + " / " + drain.missed());
    return drain;
  }

  private static void head(Report report) {
    report.head(
        "contender",
        "due",
        "dispatched/s",
        "finished/s",
        "dispatch lag p50 / p95 / p99 / max, ms",
        "start lag p50 / p95 / p99 / max, ms",
        "drained, ms",
        "statements",
        "commits",
        "WAL bytes",
        "CPU ms, database + client",
        "double / missed");
  }

  private static String lags(Lags lags) {
    return Report.number(lags.percentile(50))
        + " / "
        + Report.number(lags.percentile(95))
        + " / "
        + Report.number(lags.percentile(99))
        + " / "
        + Report.number(lags.max());
  }

  private static void ratios(List<Drain> drains, Report report) {
    report.say("");
    var chart = Chart.of("Runs finished", "per second");
    drains.forEach(it -> chart.bar(it.contender() + ", " + it.size(), it.finished().rate()));
    report.chart(chart);
    drains.stream()
        .filter(it -> it.contender().equals("SoCMate") && it.size() <= MOST_OF_DB_SCHEDULER)
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .ifPresent(ours ->
            drains.stream()
                .filter(it -> !it.contender().equals("SoCMate"))
                .filter(it ->
                    it.size() == Math.min(ours.size(), MOST_OF_QUARTZ) || it.size() == ours.size())
                .forEach(it -> ratio(ours, it, report)));
  }

  private static void ratio(Drain ours, Drain other, Report report) {
    report.say(
        "- SoCMate at "
            + ours.size()
            + " against "
            + other.contender()
            + " at "
            + other.size()
            + ": dispatch × "
            + Report.number(ours.dispatched().rate() / other.dispatched().rate())
            + ", end to end × "
            + Report.number(ours.finished().rate() / other.finished().rate()));
  }
}
