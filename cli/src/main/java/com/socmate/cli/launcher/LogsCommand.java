package com.socmate.cli.launcher;

import com.socmate.cli.launcher.process.LogTail;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows what the processes print.")
final class LogsCommand implements Callable<Integer> {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Context context;

  @Option(
      names = {"-f", "--follow"},
      description = "go on showing new lines until Ctrl-C")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "40",
      description = "how many last lines of each (${DEFAULT-VALUE})")
  private int count;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "postgresql, workspace, api-server or worker; all if not given")
  private @Nullable String service;

  LogsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<LogFollower> logs = chosen().stream().map(log -> new LogFollower(log)).toList();
    boolean named = logs.size() > 1;
    for (LogFollower log : logs) {
      LogTail.lines(log.file(), count).forEach(line -> show(named, log, line));
    }
    while (follow) {
      for (LogFollower log : logs) {
        log.newLines().forEach(line -> show(named, log, line));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    return 0;
  }

  private void show(boolean named, LogFollower log, String line) {
    String prefix = named ? context.terminal().dim("%-11s".formatted(log.name())) + " " : "";
    context.terminal().say(prefix + line);
  }

  private List<Path> chosen() {
    List<Path> all = all();
    Optional<String> wanted = Optional.ofNullable(service);
    List<Path> chosen =
        all.stream()
            .filter(log ->
                wanted.isEmpty() || log.getFileName().toString().equals(wanted.get() + ".log"))
            .toList();
    if (chosen.isEmpty()) {
      String names = String.join(", ", all.stream().map(it -> new LogFollower(it).name()).toList());
      throw new CannotContinue(
          wanted.isEmpty() || all.isEmpty()
              ? "Nothing has been started in " + context.state().root() + " yet: run ./socmate up."
              : "There is no log of \"" + wanted.get() + "\"; there are logs of " + names + ".");
    }
    return chosen;
  }

  private List<Path> all() {
    Path directory = context.state().processLogs();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(it -> it.toString().endsWith(".log")).sorted().toList();
    } catch (IOException e) {
      throw new CannotContinue("The logs in " + directory + " cannot be read: " + e, e);
    }
  }
}
