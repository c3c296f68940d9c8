package com.socmate.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.cli.client.Api;
import com.socmate.cli.command.Main;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An API server, a worker and a workspace with logs, as processes and as they are configured in
/// earnest: log lines as JSON, and spans sent to a collector that keeps them.
final class WholeProduct implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WORKER = "worker-a";

  final String url;
  private final Path folder;
  private final EmbeddedPostgres database;
  private final Workbench logs;
  private final ApiServers servers;
  private final WorkerProcesses workers;
  private final HttpServer collector;
  private final Queue<JsonNode> spans = new ConcurrentLinkedQueue<>();
  private final int api = ApiServers.freePort();
  private final int managementOfApi = ApiServers.freePort();
  private final int managementOfWorker = ApiServers.freePort();

  /// What came of a command.
  record Came(int exit, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  WholeProduct(Path folder) throws IOException {
    this.folder = folder;
    this.url = "http://127.0.0.1:" + api;
    this.collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collect();
    this.logs = new Workbench(folder.resolve("workspace"), Clock.systemUTC().instant());
    this.database = EmbeddedPostgres.start();
    this.servers = new ApiServers(folder, database);
    this.workers = new WorkerProcesses(folder, database, logs.address().toString());
    start();
  }

  private void collect() {
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            JSON.readTree(exchange.getRequestBody().readAllBytes())
                .findValues("spans")
                .forEach(some -> some.forEach(spans::add));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
  }

  private void start() throws IOException {
    logs.attempts("192.0.2.7", 8, logs.now.get().minus(Duration.ofHours(3)));
    logs.awaitRows("SigninLogs", 8);
    servers.server(api, settings(managementOfApi));
    ApiServers.awaitReady(api);
    workers.start(WORKER, settings(managementOfWorker));
    ApiServers.awaitReady(managementOfWorker);
  }

  private Map<String, String> settings(int managementPort) {
    return Map.of(
        "SOCMATE_MANAGEMENT_PORT",
        Integer.toString(managementPort),
        "SOCMATE_WORKSPACE_URL",
        logs.address().toString(),
        "SOCMATE_WORKSPACE_ID",
        "w",
        "SOCMATE_WORKSPACE_TOKEN",
        Workbench.TOKEN,
        "SOCMATE_LOG_FORMAT",
        "json",
        "SOCMATE_OTLP_ENDPOINT",
        "http://127.0.0.1:" + collector.getAddress().getPort());
  }

  /// What somebody types whose profiles lie in that home.
  ///
  /// @param more of their environment
  Came type(Path home, Map<String, String> more, String said, String... words) {
    var environment = new HashMap<>(more);
    environment.put("HOME", home.toString());
    environment.put("SOCMATE_STATE_DIR", home.resolve("state").toString());
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment,
            new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Api.Rest.REAL,
            words);
    return new Came(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> ofApi(String path) throws IOException, InterruptedException {
    return ask(managementOfApi, path);
  }

  HttpResponse<String> ofWorker(String path) throws IOException, InterruptedException {
    return ask(managementOfWorker, path);
  }

  private static HttpResponse<String> ask(int port, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }

  List<JsonNode> linesOfApi() throws IOException {
    return lines("api-" + api);
  }

  List<JsonNode> linesOfWorker() throws IOException {
    return lines(WORKER);
  }

  /// What a process wrote so far; the last line may be half written.
  private List<JsonNode> lines(String name) throws IOException {
    var text = Files.readString(folder.resolve(name + ".log"));
    var lines = new ArrayList<JsonNode>();
    for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      if (line.startsWith("{")) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  /// The spans that came so far and are called so.
  List<JsonNode> spans(String name) {
    return spans.stream().filter(it -> it.path("name").asText().equals(name)).toList();
  }

  @Override
  public void close() throws IOException {
    workers.close();
    servers.close();
    logs.close();
    database.close();
    collector.stop(0);
  }
}
