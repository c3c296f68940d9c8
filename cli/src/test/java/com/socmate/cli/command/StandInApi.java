package com.socmate.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Stands in for a server: answers what it is told to, in that order, and keeps what it was asked.
/// The last answer to a call is given again and again.
final class StandInApi implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /// @param headers with a line for each value
  /// @param cut ends the connection in the middle of the body
  record Answer(int status, String type, String body, Map<String, String> headers, boolean cut) {}

  record Asked(String call, String body, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  StandInApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// @param call such as `GET /api/v1/schedules`
  StandInApi on(String call, int status, String json) {
    return on(call, new Answer(status, "application/json", json, Map.of(), false));
  }

  synchronized StandInApi on(String call, Answer answer) {
    answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  static Answer events(String body, boolean cut) {
    return new Answer(200, "text/event-stream", body, Map.of(), cut);
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer = next(call, body, Map.copyOf(exchange.getRequestHeaders()));
    answer
        .headers()
        .forEach((name, values) ->
            values.lines().forEach(it -> exchange.getResponseHeaders().add(name, it)));
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == 204) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), bytes.length + (answer.cut() ? 10 : 0));
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private synchronized Answer next(String call, String body, Map<String, List<String>> headers) {
    asked.add(new Asked(call, body, headers));
    var left = Optional.ofNullable(answers.get(call)).orElseGet(ArrayDeque::new);
    var first = left.size() > 1 ? left.poll() : left.peek();
    return Optional.ofNullable(first)
        .orElse(
            new Answer(
                404, "application/json", "{\"detail\":\"No such thing.\"}", Map.of(), false));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
