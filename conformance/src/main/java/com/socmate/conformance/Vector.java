package com.socmate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// One vector of a file: a JSON object whose missing or misplaced fields are reported by name.
public record Vector(int number, JsonNode json) {

  /// Its own id, or else its place in the file.
  public String id() {
    return text("id").orElse("#" + number);
  }

  public Optional<String> text(String field) {
    JsonNode value = json.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  public String requiredText(String field) {
    return text(field).orElseThrow(() -> lacks(field, "a string"));
  }

  public boolean isTrue(String field) {
    return json.path(field).asBoolean(false);
  }

  public boolean has(String field) {
    return json.hasNonNull(field);
  }

  /// The strings of a list; empty where there is no such field.
  public List<String> texts(String field) {
    return elements(json.path(field)).stream().map(JsonNode::asText).toList();
  }

  public List<String> requiredTexts(String field) {
    if (!json.path(field).isArray()) {
      throw lacks(field, "a list");
    }
    return texts(field);
  }

  private static List<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  public MalformedVectors lacks(String field, String kind) {
    return new MalformedVectors("Vector %s needs %s in \"%s\".".formatted(id(), kind, field));
  }
}
