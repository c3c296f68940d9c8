package com.socmate.product;

import com.socmate.adapters.sentinel.ConfiguredSiem;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.workspace.incident.IncidentBook;
import com.socmate.application.port.InMemorySiemProviders;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.Siem;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands before a workspace and passes everything on, or, in an outage, answers 429, 503, 504 or
/// nothing at all, in no order.
final class FailingProvider implements AutoCloseable {
  private final Workbench bench;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(11);
  private final AtomicBoolean fails = new AtomicBoolean();

  FailingProvider(Workbench bench) throws IOException {
    this.bench = bench;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void fails(boolean now) {
    fails.set(now);
  }

  IncidentBook book() {
    return bench.incidents();
  }

  /// As the processes ask it, except that it is asked once and not four times.
  Siem siem() {
    return new ConfiguredSiem(
        new SentinelSettings(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "w",
            "",
            1,
            Duration.ofMillis(1)),
        Workbench.TOKEN,
        new InMemorySiemProviders(),
        Optional.empty(),
        _ -> new NoWayOut(),
        bench.now::get);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestBody().readAllBytes();
      if (!fails.get()) {
        pass(exchange, asked);
        return;
      }
      int[] answers = {429, 503, 504, 0};
      int status = answers[random.nextInt(answers.length)];
      if (status > 0) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private void pass(HttpExchange exchange, byte[] asked) throws IOException {
    var request =
        HttpRequest.newBuilder(bench.address().resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(asked));
    for (var name : new String[] {"Authorization", "Content-Type", "Prefer"}) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  /// Only the built-in provider is asked, which needs none.
  private static final class NoWayOut implements Outbound {
    @Override
    public Outcome send(Message message) {
      return new Outcome.Refused("nowhere");
    }

    @Override
    public Optional<String> objection(String url) {
      return Optional.of("nowhere");
    }
  }
}
