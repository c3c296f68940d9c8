package com.socmate.adapters.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A provider of models on this machine that answers as it is told to, in both languages.
final class ModelServer implements AutoCloseable {
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = exchange -> send(exchange, 200, "{}");

  /// How it answers.
  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  ModelServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::take);
    server.createContext("/v1/messages", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /// What it was sent, oldest first.
  List<String> bodies() {
    return List.copyOf(bodies);
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  ModelServer does(Behaviour wanted) {
    behaviour = wanted;
    return this;
  }

  ModelServer says(int status, String body) {
    return does(exchange -> send(exchange, status, body));
  }

  ModelServer saysOpenAi(String text) {
    return says(200, openAi(text));
  }

  ModelServer saysAnthropic(String text) {
    return says(200, anthropic(text));
  }

  static String openAi(String text) {
    return """
    {"id": "c1", "object": "chat.completion", "created": 1, "model": "small-1", "choices": [
      {"index": 0, "message": {"role": "assistant", "content": %s}, "finish_reason": "stop"}],
      "usage": {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42}}
    """
        .formatted(quoted(text));
  }

  static String anthropic(String text) {
    return """
    {"id": "m1", "type": "message", "role": "assistant", "model": "small-1", "content": [
      {"type": "text", "text": %s}], "stop_reason": "end_turn",
      "usage": {"input_tokens": 30, "output_tokens": 12}}
    """
        .formatted(quoted(text));
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private void take(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
            + "|"
            + exchange.getRequestHeaders().getFirst("x-api-key"));
    try (exchange) {
      behaviour.answer(exchange);
    }
  }

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /// A byte now and then, for ever.
  void drips() {
    does(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (!closes(20)) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    });
  }

  /// Megabytes without end.
  void floods() {
    does(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] much = new byte[1 << 16];
      for (int piece = 0; piece < 1_600; piece++) {
        exchange.getResponseBody().write(much);
      }
    });
  }

  private boolean closes(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
