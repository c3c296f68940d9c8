package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/// What an investigation found: its words, what it is about, and the rows that prove it.
record Finding(String title, String severity, SequencedSet<String> about, List<JsonNode> rows) {
  static Finding from(JsonNode json) {
    return new Finding(
        firstText(json, "title", "name", "summary", "description"),
        json.path("severity").asText("-"),
        about(json),
        rows(json));
  }

  /// Whether it is about this thing, however its letters are cased.
  boolean isAbout(String value) {
    return about.stream()
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
  }

  private static SequencedSet<String> about(JsonNode json) {
    SequencedSet<String> values = new LinkedHashSet<>();
    addValues(values, json.path("entity"));
    addValues(values, json.path("key"));
    json.path("entities").forEach(it -> addValues(values, it));
    return values;
  }

  /// An entity is a text, `{type, value}`, or columns with their values.
  private static void addValues(SequencedSet<String> values, JsonNode entity) {
    if (entity.isValueNode() && !entity.isNull()) {
      values.add(entity.asText());
    } else if (entity.has("value")) {
      values.add(entity.path("value").asText());
    } else if (entity.isObject()) {
      entity.forEach(it -> addValues(values, it));
    }
  }

  private static List<JsonNode> rows(JsonNode json) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode proof : json.path("evidence")) {
      if (proof.path("rows").isArray()) {
        proof.path("rows").forEach(rows::add);
      } else if (proof.path("row").isObject()) {
        rows.add(proof.path("row"));
      } else if (proof.isObject()) {
        rows.add(proof);
      }
    }
    json.path("evidence").path("rows").forEach(rows::add);
    json.path("rows").forEach(rows::add);
    return rows;
  }

  private static String firstText(JsonNode json, String... fields) {
    for (String field : fields) {
      if (json.path(field).isTextual()) {
        return json.path(field).asText();
      }
    }
    return "(without a title)";
  }
}
