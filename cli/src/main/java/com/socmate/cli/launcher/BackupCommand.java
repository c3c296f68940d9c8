package com.socmate.cli.launcher;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that the database holds, as it is at one moment, into one file.",
      "Servers may run. The master key of the secrets is not in it, nor are the workspace's logs."
    })
final class BackupCommand implements Callable<Integer> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("'socmate-'yyyyMMdd'-'HHmmss'.backup'").withZone(ZoneOffset.UTC);

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "where to; socmate-DAY-TIME.backup here if not given")
  private @Nullable Path file;

  BackupCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var to = file == null ? Path.of(MOMENT.format(context.clock().instant())) : file;
    requirePlace(to.toAbsolutePath());
    return context
        .stack()
        .beside(environment ->
            Foreground.run(
                context.programs().maintenance().get(),
                List.of("backup", to.toAbsolutePath().toString()),
                environment));
  }

  /// Before PostgreSQL is started for it.
  private static void requirePlace(Path to) {
    var folder = to.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CannotContinue(
          "The backup cannot be written to %s: there is no folder %s. Make it, or name another place."
              .formatted(to, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new CannotContinue(
          "The backup cannot be written to %s: you may not write in %s. Name another place."
              .formatted(to, folder));
    }
    if (Files.exists(to)) {
      throw new CannotContinue(
          "The backup cannot be written to %s: it exists already. Name another file."
              .formatted(to));
    }
  }
}
