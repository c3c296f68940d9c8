package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody watches an investigation while first the server they watch through and then the worker
/// that carries it out are killed, as by `kill -9`; a further question is asked of the server that
/// is left.
class KilledStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String QUESTION =
      "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HangingWorkspace workspace = new HangingWorkspace();
  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private final List<String> kinds = new CopyOnWriteArrayList<>();
  private final AtomicInteger port = new AtomicInteger();
  private EmbeddedPostgres database;
  private ApiServers servers;
  private WorkerProcesses workers;

  @BeforeEach
  void start() throws IOException {
    database = EmbeddedPostgres.builder().start();
    servers = new ApiServers(folder, database);
    workers = new WorkerProcesses(folder, database, workspace);
  }

  @AfterEach
  void stop() throws IOException {
    workers.close();
    servers.close();
    workspace.close();
    database.close();
  }

  @Test
  void a_watcher_loses_nothing_and_sees_nothing_twice() throws Exception {
    int a = ApiServers.freePort();
    int b = ApiServers.freePort();
    var first = servers.server(a);
    servers.server(b);
    ApiServers.awaitReady(a);
    ApiServers.awaitReady(b);
    port.set(a);
    var session = post("/api/v1/investigations/start", "{\"query\": \"" + QUESTION + "\"}");
    var id = session.path("session_id").asText();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var watching = readers.submit(() -> watch(id));
      var worker = workers.start("first");
      await().atMost(PATIENCE).until(() -> workspace.isAsked() && seen.size() >= 9);

      first.destroyForcibly().waitFor();
      port.set(b);
      worker.destroyForcibly().waitFor();
      workers.start("second");

      assertThat(watching).succeedsWithin(PATIENCE);
      assertThat(kinds).contains("restarted").endsWith("completed");
      assertNothingLost(id);

      int before = seen.size();
      post("/api/v1/sessions/" + id + "/message", "{\"message\": \"the day before\"}");
      assertThat(readers.submit(() -> watch(id))).succeedsWithin(PATIENCE);
      assertThat(kinds.subList(before, kinds.size())).startsWith("asked").endsWith("completed");
      assertNothingLost(id);
    }
  }

  /// All that is on record was seen, and each number once.
  private void assertNothingLost(String id) throws SQLException {
    assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(recorded(id));
  }

  private List<Long> recorded(String id) throws SQLException {
    var recorded = new ArrayList<Long>();
    try (var connection = database.getPostgresDatabase().getConnection();
        var query =
            connection.prepareStatement(
                "select sequence from session_event where session_id = ?")) {
      query.setString(1, id);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          recorded.add(rows.getLong(1));
        }
      }
    }
    return recorded;
  }

  /// Reads to the end of the turn, and goes on after what was seen last when the connection breaks.
  private Void watch(String id) throws InterruptedException {
    int before = kinds.size();
    while (kinds.size() == before || !kinds.getLast().equals("completed")) {
      var request =
          ApiServers.request(port.get(), "/api/v1/sessions/" + id + "/events")
              .timeout(PATIENCE)
              .header("Last-Event-ID", seen.isEmpty() ? "0" : seen.getLast().toString())
              .GET()
              .build();
      try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
        lines.forEach(this::see);
      } catch (IOException | UncheckedIOException e) {
        Thread.onSpinWait();
      }
    }
    return null;
  }

  private void see(String line) {
    if (line.startsWith("id: ")) {
      seen.add(Long.parseLong(line.substring(4)));
    }
    if (line.startsWith("event: ")) {
      kinds.add(line.substring(7));
    }
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    var response =
        http.send(
            ApiServers.request(port.get(), path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return new ObjectMapper().readTree(response.body());
  }
}
