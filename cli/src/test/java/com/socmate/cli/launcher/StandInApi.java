package com.socmate.cli.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers the few calls of the API that the demo makes, as the contract has them.
final class StandInApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String token;
  private final Map<String, List<String>> findings;
  private final Map<String, JsonNode> schedules = new LinkedHashMap<>();
  private final Map<String, String> sessions = new LinkedHashMap<>();
  private final boolean streams;

  /// Findings by a word of the query that asks for them.
  StandInApi(String token, Map<String, List<String>> findings, boolean streams) {
    this.token = token;
    this.findings = findings;
    this.streams = streams;
  }

  void serveOn(HttpServer server) {
    server.createContext("/api/v1/", this::answer);
  }

  Map<String, JsonNode> schedules() {
    return schedules;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean posts = exchange.getRequestMethod().equals("POST");
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{\"detail\":\"Sign in first\"}");
    } else if (path.equals("/api/v1/schedules")) {
      reply(exchange, posts ? 201 : 200, posts ? create(body) : list());
    } else if (path.endsWith("/run")) {
      reply(exchange, 200, run(path.split("/", -1)[4]));
    } else if (path.contains("/evidence/")) {
      reply(exchange, 200, evidence());
    } else if (path.startsWith("/api/v1/sessions/")) {
      session(exchange, path.substring("/api/v1/sessions/".length()));
    } else {
      reply(exchange, 404, "{\"detail\":\"Not Found\"}");
    }
  }

  private String create(JsonNode body) {
    ObjectNode schedule = body.deepCopy();
    String id = "sch_" + (schedules.size() + 1);
    schedule.put("id", id).put("status", "ACTIVE").put("next_run_at", "2026-05-19T08:00:00Z");
    schedules.put(id, schedule);
    return schedule.toString();
  }

  private String list() {
    ObjectNode answer = JSON.createObjectNode().put("total", schedules.size());
    schedules.values().forEach(answer.putArray("schedules")::add);
    return answer.toString();
  }

  private String run(String schedule) {
    String id = "sess_" + (sessions.size() + 1);
    JsonNode asked = schedules.getOrDefault(schedule, JSON.createObjectNode());
    sessions.put(id, asked.path("user_query").asText());
    return "{\"session_id\":\"" + id + "\"}";
  }

  private void session(HttpExchange exchange, String id) throws IOException {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    if (streams && "text/event-stream".equals(accept)) {
      exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
      reply(
          exchange,
          200,
          """
          : connected

          id: 1
          event: stage_started
          data: {"sequence":1,"kind":"stage_started","stage":"execution","message":"Asking the log workspace."}

          id: 2
          event: stage_finished
          data: {"sequence":2,"kind":"stage_finished","stage":"execution","message":"3 queries answered."}

          id: 3
          event: completed
          data: {"sequence":3,"kind":"completed","stage":null,"message":"Completed: 1 finding."}

          """);
      return;
    }
    ObjectNode answer =
        JSON.createObjectNode().put("id", id).put("status", "completed").put("outcome", "findings");
    var list = answer.putArray("findings");
    findings.forEach((word, values) -> {
      if (sessions.getOrDefault(id, "").contains(word)) {
        values.forEach(value -> list.add(finding(value)));
      }
    });
    reply(exchange, 200, answer.toString());
  }

  private static ObjectNode finding(String value) {
    ObjectNode finding =
        JSON.createObjectNode()
            .put("title", "Something about " + value)
            .put("description", "")
            .put("severity", "high");
    finding.putObject("key").put("IPAddress", value);
    finding
        .putArray("evidence")
        .addObject()
        .put("query", "Q1")
        .put("row", 1)
        .put("citation", "[Q1:r1]");
    return finding;
  }

  private static String evidence() {
    ObjectNode page = JSON.createObjectNode();
    page.putArray("columns").addObject().put("name", "Attempts").put("type", "long");
    page.putArray("rows").addArray().add(6);
    return page.toString();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
