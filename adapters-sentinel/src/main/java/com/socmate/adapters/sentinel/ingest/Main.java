package com.socmate.adapters.sentinel.ingest;

import com.socmate.adapters.sentinel.ingest.Ingest.Shift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Loads other people's logs. Exits with 0 if every line found its table, 1 if some were rejected,
/// 2 if the command was wrong.
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Loads logs (NDJSON, JSON, CSV, auditd, syslog) into the workspace's folder.")
public final class Main implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "folder with logs, or one file")
  private Path source = Path.of("");

  @Option(names = "--out", required = true, description = "the workspace's folder")
  private Path out = Path.of("");

  @Option(
      names = "--shift-to",
      description = "move all times so that the newest row is at this moment, or 'now'")
  private @Nullable String shiftTo;

  @Option(
      names = "--each-file",
      description = "move every file by itself, so that each ends at that moment")
  private boolean eachFile;

  @Option(names = "--table", description = "send everything to this table")
  private @Nullable String table;

  /// @param clock for files whose times have no year
  public Main(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (!Files.exists(source)) {
      throw new ParameterException(spec.commandLine(), "no such folder or file: " + source);
    }
    var ingest = new Ingest(out, shift(), Optional.ofNullable(table));
    try {
      return report(ingest.load(source));
    } catch (IOException | UncheckedIOException e) {
      spec.commandLine().getErr().println("the logs cannot be loaded: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int report(List<FileReport> reports) {
    var terminal = spec.commandLine().getOut();
    reports.forEach(it -> terminal.println(it.text()));
    long rejected = reports.stream().mapToLong(FileReport::rejected).sum();
    long read = reports.stream().mapToLong(FileReport::read).sum();
    terminal.printf("%d files, %d read, %d rejected%n", reports.size(), read, rejected);
    return rejected == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Optional<Shift> shift() {
    if (shiftTo == null) {
      return Optional.empty();
    }
    var to = shiftTo.equals("now") ? Optional.of(clock.instant()) : Times.parse(shiftTo);
    return Optional.of(
        new Shift(
            to.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "not a moment: " + shiftTo)),
            eachFile));
  }

  /// The process.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main(InstantSource.system())).execute(arguments));
  }
}
