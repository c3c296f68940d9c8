package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Schedules, through the API.
final class Schedules {
  private final Api api;

  Schedules(Api api) {
    this.api = api;
  }

  /// What there was of a schedule before we asked for it.
  record Ensured(String id, String nextRunAt, boolean isNew) {}

  /// The schedule of that check's name, made as the documentation's first example makes it if there
  /// is none.
  Ensured ensure(Check check) {
    String name = URLEncoder.encode(check.name(), StandardCharsets.UTF_8);
    JsonNode listed = api.get("/api/v1/schedules?limit=100&q=" + name);
    for (JsonNode schedule : listed.path("schedules")) {
      if (schedule.path("name").asText().equals(check.name())
          && schedule.path("user_query").asText(check.query()).equals(check.query())) {
        return ensured(schedule, false);
      }
    }
    return ensured(api.post("/api/v1/schedules", body(check)), true);
  }

  /// Starts the check now and answers the session to follow.
  String run(Ensured schedule) {
    JsonNode answer =
        api.post(
            "/api/v1/schedules/" + schedule.id() + "/run", JsonNodeFactory.instance.objectNode());
    String session = answer.path("session_id").asText("");
    if (session.isEmpty()) {
      throw new CannotContinue(
          "The run of " + schedule.id() + " answered no session_id: " + answer);
    }
    return session;
  }

  private static Ensured ensured(JsonNode schedule, boolean isNew) {
    return new Ensured(
        schedule.path("id").asText(), schedule.path("next_run_at").asText(""), isNew);
  }

  private static ObjectNode body(Check check) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", check.name())
        .put("description", check.description())
        .put("user_query", check.query())
        .put("persona", "soc_analyst")
        .put("frequency", "daily")
        .put("scheduled_time", "08:00");
  }
}
