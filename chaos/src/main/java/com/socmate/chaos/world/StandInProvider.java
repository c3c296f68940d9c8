package com.socmate.chaos.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A log provider with the routes of Log Analytics. What it answers hangs on the threshold in the
/// query: see [Question].
public final class StandInProvider implements AutoCloseable {
  /// The name of its one workspace.
  public static final String WORKSPACE = "chaos";

  private static final int BACKLOG = 256;
  private static final String TABLE =
      """
      {"tables":[{"name":"PrimaryResult","columns":[
        {"name":"IPAddress","type":"string"},{"name":"Table","type":"string"},
        {"name":"Rows","type":"long"},{"name":"Attempts","type":"long"}],
        "rows":[%s]}]}\
      """;
  private static final String NO_ROW = TABLE.formatted("");
  private static final String ONE_ROW = TABLE.formatted("[\"192.0.2.7\",\"SigninLogs\",6,6]");
  private static final String REFUSAL =
      """
      {"error":{"code":"BadArgumentError","message":"The request had some invalid properties"}}\
      """;

  private final HttpServer server;
  private final AtomicLong asked = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Duration delay = Duration.ZERO;

  private StandInProvider(HttpServer server) {
    this.server = server;
  }

  public static StandInProvider start() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
      var provider = new StandInProvider(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/workspaces/" + WORKSPACE + "/query", provider::answer);
      server.createContext(
          "/v1/workspaces/" + WORKSPACE + "/metadata",
          exchange -> send(exchange, 200, "{\"tables\":[]}"));
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How many queries have come.
  public long asked() {
    return asked.get();
  }

  /// Lets every answer wait that long.
  public void delay(Duration wanted) {
    delay = wanted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var query = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    hold(delay);
    if (query.contains(Question.SLOW.threshold())) {
      hold(Question.HOLD);
    }
    if (query.contains(Question.FAILS.threshold())) {
      send(exchange, 400, REFUSAL);
    } else {
      send(exchange, 200, query.contains(Question.FINDS.threshold()) ? ONE_ROW : NO_ROW);
    }
  }

  private void hold(Duration time) throws IOException {
    try {
      if (!time.isZero() && closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("The provider is closing.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
