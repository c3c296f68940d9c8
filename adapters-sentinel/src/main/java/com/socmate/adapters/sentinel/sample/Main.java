package com.socmate.adapters.sentinel.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes a sample of logs to look into, and apart from them the manifest of what was planted.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Writes believable Entra ID and Windows logs with planted incidents and near-misses.")
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      description = "folder for the logs, one folder per table")
  private Path out = Path.of("");

  @Option(names = "--manifest", required = true, description = "file that lists what was planted")
  private Path manifest = Path.of("");

  @Option(
      names = "--now",
      required = true,
      description = "the moment the logs end, such as 2026-03-01T12:00:00Z")
  private Instant now = Instant.EPOCH;

  @Option(
      names = "--seed",
      required = true,
      description = "the same seed and moment give the same bytes")
  private long seed;

  @Option(
      names = "--days",
      defaultValue = "8",
      description = "days before that moment (default ${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--users",
      defaultValue = "200",
      description = "people (default ${DEFAULT-VALUE})")
  private int users;

  @Override
  public Integer call() {
    if (manifest.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(), "the manifest must lie outside the logs' folder " + out);
    }
    var folder = new LogFolder();
    var planted = SampleLogs.generate(settings(), folder::add);
    try {
      folder.writeTo(out);
      LogFolder.replace(manifest, planted.json());
    } catch (IOException e) {
      spec.commandLine().getErr().println("the sample cannot be written: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d rows, %d incidents and %d near-misses in %s%n",
            folder.rows(), planted.incidents().size(), planted.nearMisses().size(), out);
    return 0;
  }

  private Settings settings() {
    try {
      return new Settings(seed, now, days, users);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /// The process.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
