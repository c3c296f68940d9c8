package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.DetachedProcess;
import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One start of a program until it is ready, some requests, and its end.
///
/// @param log where what it prints goes
/// @param patience for its start, and again for its end
record StartTrial(
    Service service, JavaProgram program, Path log, HttpClient http, Duration patience) {
  private static final int OK = 200;

  /// What anybody may ask, so that a first request's classes are known too.
  private static final List<String> PATHS =
      List.of("/livez", "/readyz", "/", "/openapi.yaml", "/api/v1/schedules");

  /// @param processorMillis what all its threads took together; it depends less on what else the
  ///   machine does
  /// @param residentMegabytes 0 where the system does not tell
  record Measured(long millis, long processorMillis, long residentMegabytes) {}

  Measured run() {
    try {
      long began = System.nanoTime();
      Process process = start();
      Thread onInterrupt = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      try {
        awaitReady(process);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        long processor = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        long resident = residentMegabytes(process);
        PATHS.forEach(this::status);
        return new Measured(millis, processor, resident);
      } finally {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        end(process);
      }
    } catch (IOException e) {
      throw new CannotContinue(service.name() + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotContinue("Interrupted.", e);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.command(List.of()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().putAll(service.environment());
    return builder.start();
  }

  private void awaitReady(Process process) {
    boolean ready =
        Stopping.within(patience, () -> !process.isAlive() || status(Service.READY_PATH) == OK);
    if (!process.isAlive()) {
      throw DetachedProcess.endedAtOnce(service.name(), log);
    }
    if (!ready) {
      throw new CannotContinue(service.name() + " was not ready in time; its log is " + log + ".");
    }
  }

  private int status(String path) {
    URI address = Address.of("127.0.0.1", service.port()).resolve(path);
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// A program that learns writes down what it has as it ends, which takes its time.
  private void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static long residentMegabytes(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    }
  }
}
