package com.socmate.cli.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Short commands of the operating system, run to their end.
public final class Commands {
  private static final long BOUND_SECONDS = 60;

  private Commands() {}

  /// What a command answered.
  public record Answer(int exit, String output) {
    public boolean succeeded() {
      return exit == 0;
    }
  }

  /// The first executable of that name on the `PATH`.
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Runs a command and collects what it prints; one that cannot be run answers with exit 127.
  public static Answer run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Answer(process.waitFor(), output);
    } catch (IOException e) {
      return new Answer(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(130, "interrupted");
    }
  }
}
