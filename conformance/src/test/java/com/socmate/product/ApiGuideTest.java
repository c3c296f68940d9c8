package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.socmate.house.Project;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of `docs/api-guide.md` is run, in its order and in one shell, and prints what the
/// page says.
class ApiGuideTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;
  private EmbeddedPostgres database;
  private ApiServers servers;
  private WorkerProcesses workers;
  private Workbench logs;
  private HangingWorkspace unused;
  private HttpServer receiver;

  @BeforeEach
  void start() throws IOException {
    var now = Instant.now();
    logs = new Workbench(folder.resolve("workspace"), now);
    logs.attempts("203.0.113.7", 12, now.minus(Duration.ofHours(2)));
    logs.awaitRows("SigninLogs", 12);
    database = EmbeddedPostgres.builder().start();
    servers = new ApiServers(folder, database);
    unused = new HangingWorkspace();
    workers = new WorkerProcesses(folder, database, unused);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/in", this::keep);
    receiver.start();
  }

  @AfterEach
  void stop() throws IOException {
    receiver.stop(0);
    workers.close();
    servers.close();
    logs.close();
    unused.close();
    database.close();
  }

  @Test
  void every_example_prints_what_the_page_says() throws Exception {
    for (var program : List.of("bash", "curl", "jq", "openssl")) {
      assumeThat(isThere(program)).as("the examples need " + program).isTrue();
    }
    var examples = ShellExamples.of(Project.root().resolve("docs/api-guide.md"));
    assertThat(examples.size()).isGreaterThan(10);
    var workspace =
        Map.of(
            "SOCMATE_WORKSPACE_URL",
            logs.address().toString(),
            "SOCMATE_WORKSPACE_ID",
            "w",
            "SOCMATE_WORKSPACE_TOKEN",
            Workbench.TOKEN,
            "SOCMATE_OUTBOUND_LOOPBACK",
            "true");
    int port = ApiServers.freePort();
    servers.server(port, workspace);
    ApiServers.awaitReady(port);
    workers.start("worker", workspace);

    examples.assertTheyPrintWhatIsSaid(folder, environment(port), PATIENCE);
  }

  private Map<String, String> environment(int port) throws IOException {
    return Map.of(
        "API",
        "http://127.0.0.1:" + port,
        "ADMIN_TOKEN_FILE",
        folder.resolve("admin.token").toString(),
        "RECEIVER",
        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in",
        "RECEIVED",
        Files.createDirectories(folder.resolve("received")).toString());
  }

  private static boolean isThere(String program) throws Exception {
    var look = new ProcessBuilder("sh", "-c", "command -v " + program).start();
    return look.waitFor(10, TimeUnit.SECONDS) && look.exitValue() == 0;
  }

  /// Keeps what a receiver of webhooks needs for checking the signature.
  private void keep(HttpExchange exchange) throws IOException {
    try (exchange) {
      var kept = folder.resolve("received");
      Files.write(kept.resolve("body"), exchange.getRequestBody().readAllBytes());
      for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
        Files.writeString(
            kept.resolve(name),
            exchange.getRequestHeaders().getFirst(name),
            StandardCharsets.UTF_8);
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }
}
