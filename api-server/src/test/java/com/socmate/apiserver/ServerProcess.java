package com.socmate.apiserver;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An API server as a process of its own, which logs whatever our own classes have to say.
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern UP = Pattern.compile(" is up on port (\\d+)");
  private static final String LOGGING =
      """
      <configuration>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%level %logger - %msg%n%xEx</pattern></encoder>
        </appender>
        <logger name="com.socmate" level="DEBUG"/>
        <root level="INFO"><appender-ref ref="console"/></root>
      </configuration>
      """;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Returns once it answers.
  static ServerProcess start(Path folder, Map<String, String> environment) throws IOException {
    var log = Files.createTempFile(folder, "server", ".log");
    var logging = Files.writeString(folder.resolve("logback.xml"), LOGGING);
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var server = new ServerProcess(builder.start(), log);
    await()
        .atMost(PATIENCE)
        .until(() -> !server.process.isAlive() || UP.matcher(server.log()).find());
    server.port();
    return server;
  }

  int port() {
    return UP.matcher(log())
        .results()
        .map((MatchResult it) -> Integer.parseInt(it.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server did not start: " + log()));
  }

  /// All that it has printed.
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
