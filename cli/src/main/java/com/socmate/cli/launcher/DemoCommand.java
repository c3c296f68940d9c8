package com.socmate.cli.launcher;

import com.socmate.cli.launcher.demo.Demo;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Sample logs, a schedule, its run and its findings; leaves everything running.")
final class DemoCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--once",
      description =
          "use a fresh state, stop again, and exit 0 only if exactly what was planted was found")
  private boolean once;

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (once) {
      List<Demo.Step> steps = new OneTimeDemo(context).run();
      return steps.stream().allMatch(Demo.Step::passed) ? 0 : 1;
    }
    Terminal terminal = context.terminal();
    terminal.say(terminal.bold("SoCMate, from nothing to findings"));
    boolean good =
        new Demo(
                context.state(),
                context.stack(),
                context.programs().sampleLogs(),
                terminal,
                context.clock(),
                context.settings().home().resolve("deploy/observability"))
            .show().stream().allMatch(Demo.Step::passed);
    terminal.say("");
    terminal.say("It goes on running.");
    Entrance.tell(context);
    return good ? 0 : 1;
  }
}
