package com.socmate.cli.launcher;

import com.socmate.cli.launcher.state.SecretFile;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "secrets",
    mixinStandardHelpOptions = true,
    description = "Changes the master key that secrets in the database are sealed with.")
final class SecretsCommand implements Callable<Integer> {
  private final Context context;

  /// What can be done.
  enum Action {
    /// A new key in front of the others, and everything re-wrapped with it.
    rotate,
    /// Goes on with a rotation that was broken off.
    resume,
    /// Which key closes how many secrets.
    status
  }

  @Parameters(
      paramLabel = "ACTION",
      description =
          "rotate: make a new master key and re-wrap every secret; resume: go on with a rotation"
              + " that was broken off; status: which key closes how many secrets")
  private Action action = Action.status;

  SecretsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var environment = context.stack().maintenanceEnvironment();
    if (action == Action.rotate) {
      newKey();
    }
    String work = action == Action.status ? "status" : "rewrap";
    return Foreground.run(
        context.programs().maintenance().get(), List.of("secrets", work), environment);
  }

  private void newKey() {
    if (!context.stack().hasOwnMasterKeys()) {
      throw new CannotContinue(
          "The master keys are given by the environment: put a new one before the others there,"
              + " restart the servers, and run ./socmate secrets resume.");
    }
    Path file = context.state().secretsKey();
    SecretFile.prepend(file, SecretFile.random());
    context.terminal().say("A new master key stands first in " + file + "; the others remain.");
  }
}
