package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// An investigation's session as the API tells it.
record Session(String id, String status, String outcome, List<Finding> findings, String trouble) {
  private static final Set<String> FINAL =
      Set.of("completed", "failed", "cancelled", "closed", "finished");

  static Session from(String id, JsonNode json) {
    return new Session(
        id,
        json.path("status").asText(""),
        json.path("outcome").isNull() ? "" : json.path("outcome").asText(""),
        StreamSupport.stream(json.path("findings").spliterator(), false)
            .map(Finding::from)
            .toList(),
        trouble(json));
  }

  boolean isFinished() {
    return !outcome.isEmpty() || FINAL.contains(status);
  }

  private static String trouble(JsonNode json) {
    for (String field : new String[] {"error", "reason"}) {
      JsonNode value = json.path(field);
      if (value.isTextual()) {
        return value.asText();
      }
      if (value.isObject()) {
        String hint = value.path("hint").asText("");
        return value.path("message").asText("") + (hint.isEmpty() ? "" : " (" + hint + ")");
      }
    }
    return "";
  }
}
