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
    Entrance.tell(context);
    return 0;
  }
}
