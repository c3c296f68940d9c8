package com.socmate.application.schedule;

import java.util.Map;
import java.util.stream.Collectors;

/// A flat JSON object of texts, as the audit log keeps what was changed.
public final class FlatJson {
  private FlatJson() {}

  public static String of(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars().forEach(c -> appendEscaped(json, (char) c));
    return json.append('"').toString();
  }

  private static void appendEscaped(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
