package com.socmate.cli.launcher;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.Credential;
import com.socmate.cli.launcher.apply.Apply;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Makes the schedules what a folder of YAML documents and Sentinel rules says; twice is once.")
final class ApplyCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = {"-f", "--folder"},
      required = true,
      paramLabel = "DIR",
      description = "folder with the documents, and folders within it")
  private Path folder = Path.of("");

  @Option(names = "--dry-run", description = "only show what would be made and changed")
  private boolean dryRun;

  @Option(names = "--url", paramLabel = "URL", description = "of another server than this one's")
  private @Nullable URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "with a bearer token; by default that of this server's admin")
  private @Nullable Path tokenFile;

  ApplyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var address = url == null ? context.stack().address() : url;
    if (url != null && tokenFile == null) {
      throw new CannotContinue("Another server wants its own token: say --token-file.");
    }
    var api = new Api(address, Credential.bearer(token()));
    return new Apply(api, context.terminal()).run(folder, dryRun) ? 0 : 1;
  }

  private String token() {
    if (tokenFile == null) {
      return context.stack().adminToken();
    }
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw new CannotContinue(tokenFile + " cannot be read: " + e.getMessage(), e);
    }
  }
}
