package com.socmate.cli.launcher;

import com.socmate.cli.launcher.demo.Demo;
import com.socmate.cli.launcher.summary.SurefireReports;
import com.socmate.cli.launcher.summary.Tally;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    hidden = true,
    description = "What ./socmate test does once Maven has run: the smoke test and the summary.")
final class TestCommand implements Callable<Integer> {
  private final Context context;

  @Option(names = "--maven-exit", required = true, description = "how Maven ended")
  private int mavenExit;

  @Option(names = "--since", required = true, description = "when it began, in epoch seconds")
  private long since;

  TestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SortedMap<String, Tally> tallies =
        SurefireReports.below(context.settings().home(), Instant.ofEpochSecond(since));
    boolean mavenFailedElsewhere =
        mavenExit != 0 && tallies.values().stream().allMatch(it -> it.failed() == 0);
    if (mavenFailedElsewhere) {
      tallies.put("build", new Tally(0, 1, 0));
    }
    tallies.put("smoke", mavenExit == 0 ? smoke() : new Tally(0, 0, 1));
    return tell(tallies);
  }

  /// The demo as a test; it is left out where the build already failed.
  private Tally smoke() {
    Terminal terminal = context.terminal();
    terminal.say("");
    terminal.say(terminal.bold("Smoke test: ./socmate demo --once"));
    try {
      List<Demo.Step> steps = new OneTimeDemo(context).run();
      int passed = (int) steps.stream().filter(Demo.Step::passed).count();
      return new Tally(passed, steps.size() - passed, 0);
    } catch (CannotContinue e) {
      terminal.say("socmate: " + e.sentence());
      return new Tally(0, 1, 0);
    }
  }

  private int tell(SortedMap<String, Tally> tallies) {
    Terminal terminal = context.terminal();
    Table table = new Table("WHERE", "PASSED", "FAILED", "SKIPPED");
    for (Map.Entry<String, Tally> each : tallies.entrySet()) {
      Tally tally = each.getValue();
      table.add(
          List.of(
              each.getKey(),
              Integer.toString(tally.passed()),
              Integer.toString(tally.failed()),
              Integer.toString(tally.skipped())));
    }
    terminal.say("");
    table.lines("", terminal::bold).forEach(terminal::say);
    Tally sum = tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    Duration took = Duration.between(Instant.ofEpochSecond(since), context.clock().instant());
    terminal.say("In " + took.toSeconds() + " s.");
    terminal.say(sum.line());
    return sum.failed() == 0 && mavenExit == 0 && sum.passed() > 0 ? 0 : 1;
  }
}
