package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// An investigation's session as the API tells it.
record Session(String id, String status, String outcome, List<Finding> findings, String trouble) {
  private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

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
    return FINAL.contains(status);
  }

  /// Why it failed or could not say, in the API's own sentences.
  private static String trouble(JsonNode json) {
    JsonNode error = json.path("run").path("error");
    return error.isObject()
        ? error.path("message").asText("") + " " + error.path("hint").asText("")
        : (json.path("reason").isNull() ? "" : json.path("reason").asText(""));
  }
}
