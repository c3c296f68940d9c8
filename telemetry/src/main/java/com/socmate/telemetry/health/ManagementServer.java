package com.socmate.telemetry.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The port for whoever runs the process, not for its users: `/livez` and `/readyz` say what is
/// wrong, each check of it with `?verbose`, and `/metrics` is for Prometheus.
public final class ManagementServer implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";
  private static final int AT_ONCE = 16;
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;

  private ManagementServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// @param port 0 for any that is free
  /// @param metrics what `/metrics` answers
  /// @throws UncheckedIOException if the port cannot be opened
  public static ManagementServer start(
      String host, int port, Health health, Supplier<String> metrics) {
    try {
      var server = HttpServer.create(new InetSocketAddress(host, port), AT_ONCE);
      var threads = Executors.newFixedThreadPool(THREADS, ManagementServer::thread);
      server.setExecutor(threads);
      server.createContext("/", ManagementServer::answerUnknown);
      server.createContext("/livez", it -> answer(it, "alive", health.life()));
      server.createContext("/readyz", it -> answer(it, "ready", health.readiness()));
      server.createContext("/metrics", it -> send(it, 200, EXPOSITION, metrics.get()));
      server.start();
      return new ManagementServer(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The management port %s:%d could not be opened; set SOCMATE_MANAGEMENT_PORT to a free one."
              .formatted(host, port),
          e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Not a virtual one: those take turns with the requests that keep the process busy.
  private static Thread thread(Runnable work) {
    return Thread.ofPlatform().daemon().name("management").unstarted(work);
  }

  private static void answer(HttpExchange exchange, String well, List<Check> checks)
      throws IOException {
    var findings = Health.look(checks);
    var troubles = Health.Finding.troubles(findings);
    boolean verbose = "verbose".equals(exchange.getRequestURI().getQuery());
    send(
        exchange,
        troubles.isEmpty() ? 200 : 503,
        JSON,
        HealthJson.of(troubles.isEmpty() ? well : "not " + well, troubles, findings, verbose));
  }

  private static void answerUnknown(HttpExchange exchange) throws IOException {
    send(
        exchange,
        404,
        JSON,
        "{\"detail\":\"There is nothing here; try /livez, /readyz or /metrics.\"}");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", type);
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      switch (exchange.getRequestMethod()) {
        case "GET" -> write(exchange, status, text);
        case "HEAD" -> exchange.sendResponseHeaders(status, -1);
        default -> {
          headers.set("Allow", "GET, HEAD");
          exchange.sendResponseHeaders(405, -1);
        }
      }
    }
  }

  private static void write(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
