package com.socmate.benchmarks;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.socmate.cli.launcher.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `./socmate bench NAME…`: each benchmark on a server of its own, each with a page of its own.
public final class Main {
  private static final Map<String, Bench> BENCHES =
      Map.ofEntries(
          entry("b1", new Bench("Many schedules due at one instant", OneInstant::run)),
          entry("b2", new Bench("A tenant with a long queue", Fairness::run)),
          entry("b3", new Bench("What idle schedules cost", Idle::run)),
          entry("b4", new Bench("How the times grow", Growth::run)),
          entry("b5", new Bench("More workers", Workers::run)),
          entry("b6", new Bench("A worker killed in the middle", Killed::run)),
          entry("b7", new Bench("From the wish to the first event", WakeUp::run)),
          entry("b8", new Bench("What a run costs beside its queries", Overhead::run)),
          entry("graph", new Bench("What lies around an entity", GraphWalk::run)),
          entry("search", new Bench("Finding something in everything", Findability::run)));

  private Main() {}

  public static void main(String[] arguments) {
    var terminal = Terminal.of(System.out, System.getenv());
    var options = Options.parse(List.of(arguments), System.getenv());
    var names =
        options.names().equals(List.of("all"))
            ? BENCHES.keySet().stream().sorted().toList()
            : options.names();
    if (names.isEmpty() || !BENCHES.keySet().containsAll(names)) {
      terminal.say(Options.USAGE);
      new TreeMap<>(BENCHES)
          .forEach((name, bench) -> terminal.say("  " + name + "  " + bench.title()));
      System.exit(2);
    }
    names.forEach(name -> run(name, requireNonNull(BENCHES.get(name)), options, terminal));
    System.exit(0);
  }

  private static void run(String name, Bench bench, Options options, Terminal terminal) {
    try (var server = Server.start(terminal)) {
      var report = new Report(name, bench.title(), server, terminal);
      bench.measures().run(server, options, report);
      report.write(options.out());
    }
  }

  private record Bench(String title, Measures measures) {}

  @FunctionalInterface
  private interface Measures {
    void run(Server server, Options options, Report report);
  }
}
