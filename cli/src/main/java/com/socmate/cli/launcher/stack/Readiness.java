package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.DetachedProcess;
import com.socmate.cli.launcher.process.LogTail;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Elapsed;
import com.socmate.cli.launcher.terminal.Terminal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waits until processes say they are ready, telling of each as it becomes so.
final class Readiness {
  private final HttpClient http;
  private final Terminal terminal;
  private final Duration patience;
  private final Function<String, Path> logOf;
  private final long began = System.nanoTime();

  Readiness(HttpClient http, Terminal terminal, Duration patience, Function<String, Path> logOf) {
    this.http = http;
    this.terminal = terminal;
    this.patience = patience;
    this.logOf = logOf;
  }

  /// Returns once all are ready; refuses in a sentence when one ends or the time is over.
  void await(List<ProcessRecord> records) {
    List<ProcessRecord> waiting = new ArrayList<>(records);
    Stopping.within(
        patience,
        () -> {
          waiting.removeIf(this::isReady);
          terminal.passing("waiting for " + names(waiting) + " … " + elapsed(began));
          return waiting.isEmpty();
        });
    if (!waiting.isEmpty()) {
      throw late(waiting);
    }
  }

  private boolean isReady(ProcessRecord record) {
    return switch (Health.of(record, http)) {
      case READY -> {
        tell(terminal, record, began);
        yield true;
      }
      case NOT_READY -> false;
      case ENDED, NOT_RUNNING ->
          throw DetachedProcess.endedAtOnce(record.name(), logOf.apply(record.name()));
    };
  }

  static void tell(Terminal terminal, ProcessRecord record, long began) {
    terminal.say(
        "  %-12s %s  %-7s %s"
            .formatted(
                record.name(),
                terminal.good("ready"),
                elapsed(began),
                terminal.dim(record.host() + ":" + record.port())));
  }

  private CannotContinue late(List<ProcessRecord> waiting) {
    ProcessRecord first = waiting.getFirst();
    Path log = logOf.apply(first.name());
    return new CannotContinue(
        names(waiting)
            + " was not ready within "
            + patience.toSeconds()
            + " s; SOCMATE_START_TIMEOUT gives it longer, its log "
            + log
            + " says what it does"
            + LogTail.quoted(log, 8));
  }

  private static String names(List<ProcessRecord> records) {
    return records.stream().map(ProcessRecord::name).collect(Collectors.joining(", "));
  }

  private static String elapsed(long began) {
    return Elapsed.text(Duration.ofNanos(System.nanoTime() - began));
  }
}
