package com.socmate.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Answers whether the worker lives and whether it may be given work.
final class ManagementServer implements AutoCloseable {
  private final HttpServer server;

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  static ManagementServer start(String host, int port, BooleanSupplier ready) {
    try {
      var server = HttpServer.create(new InetSocketAddress(host, port), 16);
      server.createContext("/livez", exchange -> answer(exchange, 200, "{\"status\":\"alive\"}"));
      server.createContext("/readyz", exchange -> answerReady(exchange, ready.getAsBoolean()));
      server.start();
      return new ManagementServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The management port "
              + host
              + ":"
              + port
              + " could not be opened; set SOCMATE_MANAGEMENT_PORT to a free one.",
          e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answerReady(HttpExchange exchange, boolean ready) throws IOException {
    answer(
        exchange,
        ready ? 200 : 503,
        ready
            ? "{\"status\":\"ready\"}"
            : "{\"detail\":\"The worker holds no lease yet, or is draining.\"}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
