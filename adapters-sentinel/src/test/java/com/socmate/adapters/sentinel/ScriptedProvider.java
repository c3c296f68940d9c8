package com.socmate.adapters.sentinel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// A log provider on loopback that answers what it was told to, in turn, and remembers what it was
/// asked.
final class ScriptedProvider implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Scripted> script = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  record Scripted(int status, String retryAfter, String body, boolean brokenOff) {}

  ScriptedProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/workspaces/w/query", this::answer);
    server.createContext(
        "/v1/workspaces/w/metadata",
        exchange -> send(exchange, new Scripted(200, "", "{\"tables\":[]}", false)));
    server.start();
  }

  ScriptedProvider then(int status, String body) {
    script.add(new Scripted(status, "", body, false));
    return this;
  }

  ScriptedProvider thenRetryAfter(int status, String retryAfter) {
    script.add(new Scripted(status, retryAfter, "{\"error\":{\"message\":\"busy\"}}", false));
    return this;
  }

  ScriptedProvider thenBreakOff(String body) {
    script.add(new Scripted(200, "", body, true));
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Scripted next;
    synchronized (script) {
      next = script.size() > 1 ? script.remove() : script.element();
    }
    send(exchange, next);
  }

  private static void send(HttpExchange exchange, Scripted scripted) throws IOException {
    try (exchange) {
      byte[] body = scripted.body().getBytes(StandardCharsets.UTF_8);
      if (!scripted.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", scripted.retryAfter());
      }
      exchange.sendResponseHeaders(
          scripted.status(),
          scripted.status() == 204 ? -1 : body.length + (scripted.brokenOff() ? 10 : 0));
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
