package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An audit is ordered of one process and ended by another, and whoever asked is told, though he
/// was away when it ended.
class AuditCallbackTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, String> LOCAL =
      Map.of("SOCMATE_OUTBOUND_LOOPBACK", "true", "SOCMATE_SECRETS_KEY", "A".repeat(43));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private record Call(Map<String, List<String>> headers, String body) {}

  @TempDir Path folder;
  private final HangingWorkspace workspace = new HangingWorkspace();
  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private EmbeddedPostgres server;
  private WorkerProcesses workers;
  private ApiServers servers;
  private HttpServer receiver;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
    workers = new WorkerProcesses(folder, server, workspace);
    servers = new ApiServers(folder, server);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/ended", this::take);
    receiver.start();
    port = ApiServers.freePort();
    servers.server(port, LOCAL);
    ApiServers.awaitReady(port);
  }

  @AfterEach
  void stop() throws IOException {
    workers.close();
    servers.close();
    receiver.stop(0);
    workspace.close();
    server.close();
  }

  /// The first call is refused, as by a receiver that is just being started again.
  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
      exchange.sendResponseHeaders(calls.size() == 1 ? 503 : 204, -1);
    }
  }

  @Test
  void whoever_asked_at_one_process_is_told_by_the_other_and_the_first_knows() throws Exception {
    var acme = made("/api/workspaces", "{\"name\":\"Acme\",\"domain\":\"acme.invalid\"}");
    var home = "/api/workspaces/" + acme.at("/data/workspace/id").asText();
    var path = home + "/audits";
    made(home + "/targets/acme.invalid/verification", "");
    proveForNow();
    var address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/ended";
    var ordered = made(path, "{\"type\":\"shallow\",\"callbackUrl\":\"" + address + "\"}");
    var audit = ordered.at("/data/audit");
    assertThat(audit.at("/callback/status").asText()).isEqualTo("waiting");

    workers.start("worker", LOCAL);
    var one = path + "/" + audit.path("id").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> asked(one).at("/data/audit/callback/status").asText().equals("delivered"));

    assertThat(calls).hasSize(2);
    var verifier = new Webhook(audit.at("/callback/secret").asText());
    for (var call : calls) {
      verifier.verify(call.body(), call.headers());
      assertThat(call.headers()).containsEntry("Webhook-id", List.of(audit.path("id").asText()));
    }
    var told = new ObjectMapper().readTree(calls.peek().body());
    assertThat(told.path("type").asText()).isEqualTo("audit-failed");
    assertThat(told.at("/data/audit/id")).isEqualTo(audit.path("id"));
    assertThat(asked(one).at("/data/audit/callback/attempts").asInt()).isEqualTo(2);
    assertThat(asked(one).at("/data/audit/callback/secret").isTextual()).isFalse();
  }

  /// As if it had been proved once; the worker looks again, finds nothing and ends the audit.
  private void proveForNow() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var change = connection.createStatement()) {
      assertThat(
              change.executeUpdate(
                  """
                  update workspace_target
                  set state = 'VERIFIED', method = 'FILE', checked_at = now(), verified_at = now()
                  """))
          .isEqualTo(1);
    }
  }

  private JsonNode made(String path, String body) throws IOException, InterruptedException {
    var request =
        ApiServers.request(port, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var reply = HTTP.send(request, BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 202);
    return new ObjectMapper().readTree(reply.body());
  }

  private JsonNode asked(String path) throws IOException, InterruptedException {
    var reply = HTTP.send(ApiServers.request(port, path).GET().build(), BodyHandlers.ofString());
    return new ObjectMapper().readTree(reply.body());
  }
}
