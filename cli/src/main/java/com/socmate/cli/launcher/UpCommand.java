package com.socmate.cli.launcher;

import com.socmate.cli.launcher.stack.Stack;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts whatever is not running and waits until it is ready.")
final class UpCommand implements Callable<Integer> {
  private final Context context;

  UpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Stack stack = context.stack();
    switch (stack.up()) {
      case WAS_UP_ALREADY -> terminal.say("SoCMate is up already.");
      case STARTED -> terminal.say(terminal.bold("SoCMate is up."));
    }
    terminal.say("  address      " + stack.address());
    terminal.say("  admin token  in " + context.state().adminToken());
    FirstAdmin.link(context.state())
        .ifPresent(link -> terminal.say("  first admin  " + link + "  (once, for one hour)"));
    terminal.say(terminal.dim("  ./socmate status · logs · down"));
    return 0;
  }
}
