package com.socmate.cli.launcher.demo;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.Credential;
import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.stack.Stack;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Elapsed;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The main job from nothing to findings, through the same API everybody else has.
public final class Demo {
  /// The near-misses lie at the window's edge, so that a sample serves for minutes only.
  private static final Duration FRESH = Duration.ofMinutes(8);

  private static final String SEED = "42";

  private final StateDirectory state;
  private final Stack stack;
  private final Supplier<JavaProgram> sampleLogs;
  private final Terminal terminal;
  private final InstantSource clock;
  private final Path observability;

  /// @param observability holds the dashboard and the alerts
  public Demo(
      StateDirectory state,
      Stack stack,
      Supplier<JavaProgram> sampleLogs,
      Terminal terminal,
      InstantSource clock,
      Path observability) {
    this.state = state;
    this.stack = stack;
    this.sampleLogs = sampleLogs;
    this.terminal = terminal;
    this.clock = clock;
    this.observability = observability;
  }

  /// One thing that was tried and whether it went as it should.
  public record Step(String name, boolean passed) {}

  /// Shows the first check and leaves everything running.
  public List<Step> show() {
    return run(List.of(Check.FAILED_SIGN_INS));
  }

  /// Runs every check there is something planted for, and stops everything again.
  public List<Step> once() {
    try {
      List<Step> steps = new ArrayList<>(run(Check.ALL));
      metrics().ifPresent(steps::add);
      return steps;
    } finally {
      terminal.say("");
      stack.down();
    }
  }

  /// Nothing where the dashboard is not at hand.
  private Optional<Step> metrics() {
    if (!Files.isDirectory(observability)) {
      return Optional.empty();
    }
    Set<String> missing = ObservedMetrics.missing(observability, stack.managementAddresses());
    terminal.say("");
    terminal.say(
        missing.isEmpty()
            ? "  %s every metric that the dashboard and the alerts name"
                .formatted(terminal.good("found"))
            : "  %s metrics that the dashboard or the alerts name: %s"
                .formatted(terminal.bad("missed"), String.join(", ", missing)));
    return Optional.of(new Step("every metric is told", missing.isEmpty()));
  }

  private List<Step> run(List<Check> checks) {
    state.prepared();
    boolean logsAreNew = prepareLogs();
    boolean wasUp = stack.up() == Stack.Up.WAS_UP_ALREADY;
    if (wasUp && logsAreNew) {
      stack.restartWorkspace();
    }
    Manifest manifest =
        Manifest.read(state.demoManifest())
            .orElseThrow(() -> new CannotContinue("The sample logs came without their manifest."));
    Api api = new Api(stack.address(), Credential.bearer(stack.adminToken()));
    List<Step> steps = new ArrayList<>(List.of(new Step("everything is ready", true)));
    for (Check check : checks) {
      steps.add(new Step(check.name(), passes(check, api, manifest)));
    }
    return steps;
  }

  /// Writes sample logs unless there are fresh ones; true if it did.
  private boolean prepareLogs() {
    boolean fresh =
        Manifest.read(state.demoManifest())
            .filter(it -> it.now().isAfter(clock.instant().minus(FRESH)))
            .isPresent();
    if (fresh) {
      return false;
    }
    long began = System.nanoTime();
    terminal.passing("writing sample logs …");
    List<String> command =
        sampleLogs
            .get()
            .command(
                List.of(
                    "--out",
                    state.logs().toString(),
                    "--manifest",
                    state.demoManifest().toString(),
                    "--now",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    "--seed",
                    SEED));
    String words = runToItsEnd(command);
    terminal.say("  sample logs  " + words + "  " + terminal.dim(since(began)));
    return true;
  }

  private static String runToItsEnd(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new CannotContinue("The sample logs could not be written:\n    " + output);
      }
      return output.lines().reduce("", (_, last) -> last);
    } catch (IOException e) {
      throw new CannotContinue("The sample logs could not be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotContinue("Interrupted while the sample logs were written.", e);
    }
  }

  private boolean passes(Check check, Api api, Manifest manifest) {
    terminal.say("");
    terminal.say(terminal.bold(check.name()) + terminal.dim("  “" + check.query() + "”"));
    Schedules schedules = new Schedules(api);
    Schedules.Ensured schedule = schedules.ensure(check);
    terminal.say(
        "  schedule %s %s%s"
            .formatted(
                schedule.id(),
                schedule.isNew() ? "created" : "is there already",
                schedule.nextRunAt().isEmpty() ? "" : ", next run " + schedule.nextRunAt()));
    long began = System.nanoTime();
    String id = schedules.run(schedule);
    terminal.say("  running now as session " + id);
    Session session = new SessionWatch(api, terminal).follow(id);
    tellOutcome(session, since(began));
    new FindingsView(terminal, new Evidence(api, id)).show(session.findings());
    return judge(manifest.of(check.intent()), session);
  }

  private void tellOutcome(Session session, String took) {
    String outcome = session.outcome().isEmpty() ? session.status() : session.outcome();
    terminal.say(
        "  outcome %s, %s  %s"
            .formatted(
                terminal.bold(outcome),
                counted(session.findings().size(), "finding"),
                terminal.dim(took)));
    if (!session.trouble().isEmpty()) {
      terminal.say("  " + terminal.warn(session.trouble()));
    }
  }

  private boolean judge(List<Manifest.Incident> planted, Session session) {
    Verdict verdict = Verdict.of(planted, session.findings());
    terminal.say("");
    if (verdict.isExact()) {
      terminal.say(
          "  %s exactly what was planted (%s), and none of the near-misses"
              .formatted(terminal.good("found"), counted(planted.size(), "incident")));
      return true;
    }
    verdict
        .missed()
        .forEach(it ->
            terminal.say(
                "  %s %s (%s): %s"
                    .formatted(terminal.bad("missed"), it.about(), it.id(), it.description())));
    verdict
        .extra()
        .forEach(it ->
            terminal.say(
                "  %s %s: %s"
                    .formatted(
                        terminal.bad("not planted"),
                        String.join(", ", it.key().values()),
                        it.title())));
    return false;
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private static String since(long began) {
    return Elapsed.text(Duration.ofNanos(System.nanoTime() - began));
  }
}
