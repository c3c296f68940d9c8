package com.socmate.cli.launcher;

import com.socmate.cli.launcher.state.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Loads other logs (NDJSON, JSON arrays, CSV) into the embedded workspace's folder.")
final class IngestCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "DIR", description = "folder with the logs")
  private Path directory = Path.of("");

  @Option(
      names = "--shift-to",
      paramLabel = "TIME",
      description = "move all times so that the last one is then: now, or an instant")
  private @Nullable String shiftTo;

  IngestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    StateDirectory state = context.state().prepared();
    List<String> arguments =
        new ArrayList<>(
            List.of(directory.toAbsolutePath().toString(), "--out", state.logs().toString()));
    if (shiftTo != null) {
      String moment = shiftTo.equals("now") ? context.clock().instant().toString() : shiftTo;
      arguments.addAll(List.of("--shift-to", moment));
    }
    return Foreground.run(context.programs().ingest().get(), arguments);
  }
}
