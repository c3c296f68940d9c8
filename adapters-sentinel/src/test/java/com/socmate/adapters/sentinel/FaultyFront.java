package com.socmate.adapters.sentinel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Stands before a workspace on loopback, passes questions and answers on, and spoils those that it
/// was told to.
final class FaultyFront implements AutoCloseable {
  private static final Duration BETWEEN_DRIPS = Duration.ofMillis(200);

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI behind;
  private final Deque<Fault> script = new ArrayDeque<>();
  private Supplier<Fault> otherwise = Fault.None::new;
  private final AtomicInteger asked = new AtomicInteger();

  /// What happens to one answer.
  sealed interface Fault {
    record None() implements Fault {}

    record Status(int status, Map<String, String> headers, String body) implements Fault {}

    /// The connection ends before any answer.
    record Reset() implements Fault {}

    /// As many bytes are promised as there are, and half of them sent.
    record Truncated() implements Fault {}

    /// The true answer, told to be partial.
    record Partial() implements Fault {}

    /// A byte now and then, without end.
    record SlowDrip() implements Fault {}
  }

  static Fault busy(String retryAfter) {
    return new Fault.Status(
        429,
        Map.of("Retry-After", retryAfter),
        "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"slow down\"}}");
  }

  static Fault gatewayTimeout() {
    return new Fault.Status(
        504, Map.of(), "{\"error\":{\"code\":\"GatewayTimeout\",\"message\":\"late\"}}");
  }

  static Fault expired() {
    return new Fault.Status(
        401,
        Map.of(),
        "{\"error\":{\"code\":\"ExpiredAuthenticationToken\",\"message\":\"expired\"}}");
  }

  FaultyFront(URI behind) {
    this.behind = behind;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 32);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Spoils the next answers, one after the other; those behind are whole again.
  synchronized FaultyFront next(Fault... faults) {
    script.addAll(Arrays.asList(faults));
    return this;
  }

  /// Decides over every answer that the script does not.
  synchronized void otherwise(Supplier<Fault> faults) {
    otherwise = faults;
  }

  int asked() {
    return asked.get();
  }

  private synchronized Fault fault() {
    return Optional.ofNullable(script.poll()).orElseGet(otherwise);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      byte[] sent = exchange.getRequestBody().readAllBytes();
      switch (fault()) {
        case Fault.None() -> {
          var answer = behind(exchange, sent);
          send(exchange, answer.statusCode(), answer.body());
        }
        case Fault.Status(int status, var headers, var body) -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        }
        case Fault.Reset() -> {}
        case Fault.Truncated() -> {
          byte[] body = behind(exchange, sent).body();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
        }
        case Fault.Partial() -> send(exchange, 200, partial(behind(exchange, sent).body()));
        case Fault.SlowDrip() -> drip(exchange, behind(exchange, sent).body());
      }
    }
  }

  private static byte[] partial(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return (text.substring(0, text.length() - 1)
            + ",\"error\":{\"code\":\"PartialError\",\"message\":\"cut\"}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void drip(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    for (byte it : body) {
      out.write(it);
      out.flush();
      LockSupport.parkNanos(BETWEEN_DRIPS.toNanos());
    }
  }

  private HttpResponse<byte[]> behind(HttpExchange exchange, byte[] sent) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
    for (var name : new String[] {"Authorization", "Content-Type", "Prefer"}) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Links in answers lead to the front, as they would to a proxy of the service.
  private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    byte[] told =
        new String(body, StandardCharsets.UTF_8)
            .replace(behind.toString(), address().toString())
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, status == 204 ? -1 : told.length);
    if (status != 204) {
      exchange.getResponseBody().write(told);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
