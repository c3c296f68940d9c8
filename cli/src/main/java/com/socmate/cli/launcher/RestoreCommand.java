package com.socmate.cli.launcher;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the database what it was when a backup was taken.",
      "Nothing may run meanwhile, and the master key has to be the one of then."
    })
final class RestoreCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "what ./socmate backup wrote")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "lose what the database holds now")
  private boolean replace;

  RestoreCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFile();
    List<String> arguments = new ArrayList<>(List.of("restore", file.toAbsolutePath().toString()));
    if (replace) {
      arguments.add("--replace");
    }
    return context
        .stack()
        .alone(environment ->
            Foreground.run(context.programs().maintenance().get(), arguments, environment));
  }

  /// Before PostgreSQL is started for it.
  private void requireFile() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotContinue(
          "There is no backup %s that can be read: name a file that ./socmate backup wrote."
              .formatted(file.toAbsolutePath()));
    }
  }
}
