package com.socmate.cli.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "user-data",
    mixinStandardHelpOptions = true,
    description = "Shows, writes out or erases all that is kept of one user.")
final class UserDataCommand implements Callable<Integer> {
  private final Context context;

  /// What can be done.
  enum Action {
    /// How much there is of each kind.
    show,
    /// All of it, as a zip file of lists in JSON.
    export,
    /// For good; they have to be disabled first.
    erase
  }

  @Parameters(index = "0", paramLabel = "ACTION", description = "show, export or erase")
  private Action action = Action.show;

  @Parameters(index = "1", paramLabel = "USER", description = "an id or an e-mail address")
  private String user = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FILE",
      description = "where export writes to")
  private List<String> file = List.of();

  @Option(
      names = "--possessions-too",
      description = "erase their schedules and sessions too, which nobody took over")
  private boolean possessionsToo;

  UserDataCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("user-data", action.name(), user));
    arguments.addAll(file);
    if (possessionsToo) {
      arguments.add("--possessions-too");
    }
    return Foreground.run(
        context.programs().maintenance().get(),
        arguments,
        context.stack().maintenanceEnvironment());
  }
}
