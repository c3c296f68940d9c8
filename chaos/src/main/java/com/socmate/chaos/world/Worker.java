package com.socmate.chaos.world;

import com.socmate.cli.launcher.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One place in the fleet, filled by one worker process after another. Each life has a name of its
/// own, which PostgreSQL sees as the application's name.
public final class Worker {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final int place;
  private final WorkerProgram program;
  private final Database database;
  private final Map<String, String> environment;
  private final Path logs;
  private final Wire wire;
  private int life;
  private boolean retired;
  private Optional<Process> process = Optional.empty();

  Worker(
      int place,
      WorkerProgram program,
      Database database,
      Map<String, String> environment,
      Path logs,
      Wire wire) {
    this.place = place;
    this.program = program;
    this.database = database;
    this.environment = Map.copyOf(environment);
    this.logs = logs;
    this.wire = wire;
  }

  public int place() {
    return place;
  }

  public Wire wire() {
    return wire;
  }

  /// What PostgreSQL calls the present process.
  public String name() {
    return "w" + place + "." + life;
  }

  /// Starts the next life.
  public void start() {
    start(Map.of());
  }

  /// Starts the next life with a clock that is wrong.
  public void start(ClockSkew skew, Duration offset) {
    start(skew.environment(offset));
  }

  private synchronized void start(Map<String, String> more) {
    if (retired) {
      return;
    }
    life++;
    var all = new HashMap<>(environment);
    all.put(
        "DATABASE_URL",
        database.url().replaceFirst(":\\d+/", ":" + wire.port() + "/")
            + "?ApplicationName="
            + name());
    all.put("DATABASE_USER", database.user());
    all.put("DATABASE_PASSWORD", database.password());
    all.put("SOCMATE_WORKER_NAME", name());
    all.put("SOCMATE_MANAGEMENT_PORT", "0");
    all.putAll(more);
    try {
      var builder =
          new ProcessBuilder(program.program().command(List.of()))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(logs.resolve("w" + place + ".log").toFile()));
      builder.environment().putAll(all);
      process = Optional.of(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isAlive() {
    return process.filter(Process::isAlive).isPresent();
  }

  /// As `kill -9`.
  public void kill() {
    process.ifPresent(it -> await(it.destroyForcibly()));
  }

  /// Kills the process; no other follows.
  synchronized void retire() {
    retired = true;
    kill();
  }

  /// SIGTERM, and waits until it has handed over.
  public void drain() {
    process.ifPresent(it -> {
      it.destroy();
      await(it);
    });
  }

  /// SIGSTOP: it stands still, with its connections open.
  public void freeze() {
    process.ifPresent(it -> Signals.send(it.pid(), "STOP"));
  }

  /// SIGCONT.
  public void thaw() {
    process.ifPresent(it -> Signals.send(it.pid(), "CONT"));
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
