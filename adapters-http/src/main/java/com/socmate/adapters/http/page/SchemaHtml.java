package com.socmate.adapters.http.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A schema in words, with its members in a table where it has some.
final class SchemaHtml {
  private static final List<String> BOUNDS =
      List.of(
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "maxItems",
          "pattern",
          "format",
          "default");

  private SchemaHtml() {}

  /// The kind of a value, in one line.
  static String kind(JsonNode schema) {
    if (schema.has("$ref")) {
      var name = schema.path("$ref").asText().replaceFirst(".*/", "");
      return "<a href=\"#" + Html.anchor("schema", name) + "\">" + Html.escaped(name) + "</a>";
    }
    if (schema.has("enum")) {
      return joined(schema.path("enum"), " · ", value -> Html.code(value.asText()));
    }
    if (schema.has("const")) {
      return Html.code(schema.path("const").asText());
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return joined(schema.path(choice), " or ", SchemaHtml::kind);
      }
    }
    if (schema.has("allOf")) {
      return joined(schema.path("allOf"), " with ", SchemaHtml::kind);
    }
    return type(schema);
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    var words = type.isArray() ? joined(type, " or ", SchemaHtml::word) : word(type);
    return schema.has("items") ? words + " of " + kind(schema.path("items")) : words;
  }

  private static String word(JsonNode type) {
    return switch (type.asText()) {
      case "array" -> "list";
      case "string" -> "text";
      case "integer" -> "whole number";
      case "boolean" -> "true or false";
      case "" -> "anything";
      default -> Html.escaped(type.asText());
    };
  }

  /// What bounds a value: its length, its range, its form.
  static String bounds(JsonNode schema) {
    return BOUNDS.stream()
        .filter(schema::has)
        .map(bound -> bound + " " + Html.code(schema.path(bound).asText()))
        .collect(Collectors.joining(", "));
  }

  /// The members of an object, those of its parts among them; empty if it names none itself.
  static String members(JsonNode schema) {
    var rows = new ArrayList<String>();
    addMembers(schema, rows);
    return rows.isEmpty()
        ? ""
        : "<table><thead><tr><th>member</th><th>kind</th><th>notes</th></tr></thead><tbody>"
            + String.join("", rows)
            + "</tbody></table>";
  }

  private static void addMembers(JsonNode schema, List<String> rows) {
    var required = schema.path("required");
    schema
        .path("properties")
        .properties()
        .forEach(member ->
            rows.add(row(member.getKey(), member.getValue(), names(required, member.getKey()))));
    schema.path("allOf").forEach(part -> addMembers(part, rows));
    inner(schema).ifPresent(items -> addMembers(items, rows));
  }

  private static Optional<JsonNode> inner(JsonNode schema) {
    return schema.has("items") ? Optional.of(schema.path("items")) : Optional.empty();
  }

  private static boolean names(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(it -> it.asText().equals(name));
  }

  private static String row(String name, JsonNode schema, boolean required) {
    var notes =
        List.of(
                required ? "required" : "",
                bounds(schema),
                Html.line(schema.path("description").asText()))
            .stream()
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining("; "));
    return "<tr><td>"
        + Html.code(name)
        + "</td><td>"
        + kind(schema)
        + nested(schema)
        + "</td><td>"
        + notes
        + "</td></tr>";
  }

  private static String nested(JsonNode schema) {
    var members = schema.has("$ref") ? "" : members(schema);
    return members.isEmpty() ? "" : "<details><summary>members</summary>" + members + "</details>";
  }

  private static String joined(
      JsonNode items, String between, java.util.function.Function<JsonNode, String> each) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(each)
        .collect(Collectors.joining(between));
  }
}
