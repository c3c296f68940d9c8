package com.socmate.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A log provider whose first answer never comes; later ones do at once, with one row each.
final class HangingWorkspace implements AutoCloseable {
  private static final String ONE_ROW =
      """
      {"tables":[{"name":"PrimaryResult","columns":[
        {"name":"IPAddress","type":"string"},{"name":"Table","type":"string"},
        {"name":"Rows","type":"long"},{"name":"Attempts","type":"long"}],
        "rows":[["192.0.2.7","SigninLogs",6,6]]}]}\
      """;

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  HangingWorkspace() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/workspaces/w/query", this::answer);
    server.createContext(
        "/v1/workspaces/w/metadata", exchange -> send(exchange, "{\"tables\":[]}"));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Whether a worker is waiting for an answer that will not come.
  boolean isAsked() {
    return asked.get() > 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (asked.getAndIncrement() == 0) {
      hang();
    }
    send(exchange, ONE_ROW);
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
