package com.socmate.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.Locale;
import java.util.stream.Collectors;

/// What stands in a cell, and its colour. Text of others cannot move the cursor.
final class Cells {
  private Cells() {}

  static String text(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> "";
      case BOOLEAN -> node.asBoolean() ? "yes" : "no";
      case ARRAY -> node.valueStream().map(Cells::text).collect(Collectors.joining(", "));
      case OBJECT -> isName(node) ? plain(node.path("value").asText()) : members(node);
      case STRING, NUMBER, BINARY, POJO -> plain(node.asText());
    };
  }

  private static String members(JsonNode object) {
    return object.properties().stream()
        .map(it -> it.getKey() + "=" + text(it.getValue()))
        .collect(Collectors.joining(" "));
  }

  /// Whether that is a thing of the graph, which goes by its value.
  static boolean isName(JsonNode node) {
    return node.size() == 2 && node.has("kind") && node.has("value");
  }

  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
  }

  /// Coloured where the word is one that people look for.
  static String paint(String cell, Terminal terminal) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "active", "completed", "clear", "ok", "pass", "passed", "delivered", "verified" ->
          terminal.good(cell);
      case "paused",
          "inconclusive",
          "medium",
          "skipped",
          "missed",
          "waiting",
          "running",
          "queued",
          "pending",
          "unknown" ->
          terminal.warn(cell);
      case "failed", "critical", "high", "findings", "fail", "given_up", "cancelled" ->
          terminal.bad(cell);
      default -> cell;
    };
  }
}
