package com.socmate.adapters.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.http.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

/// Values that are what a schema says, most of the time.
final class Generated {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  private final Random random;
  private final ApiDocument document;

  Generated(Random random, ApiDocument document) {
    this.random = random;
    this.document = document;
  }

  /// A body in bytes; now and then broken below the level of JSON.
  byte[] body(JsonNode schema) {
    byte[] whole = value(schema, 0).toString().getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> broken(whole);
      case 1 -> Hostile.text(random).getBytes(StandardCharsets.UTF_8);
      default -> whole;
    };
  }

  private byte[] broken(byte[] whole) {
    var text = new String(whole, StandardCharsets.ISO_8859_1);
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    var broken =
        switch (random.nextInt(5)) {
          case 0 -> text.substring(0, at);
          case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at);
          case 2 -> text + text;
          case 3 -> "[".repeat(random.nextInt(2_000)) + text;
          default -> text.replaceFirst("\"[a-z_]+\":", "\"name\":\"x\",\"name\":");
        };
    return broken.getBytes(StandardCharsets.ISO_8859_1);
  }

  JsonNode value(JsonNode unresolved, int depth) {
    var schema = document.resolve(unresolved);
    if (depth > DEEPEST || random.nextInt(12) == 0) {
      return anything(depth);
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      if (schema.has(choice)) {
        return value(
            schema.path(choice).get(random.nextInt(schema.path(choice).size())), depth + 1);
      }
    }
    return schema.has("allOf") || schema.has("properties")
        ? object(schema, depth)
        : ofType(schema, depth);
  }

  private ObjectNode object(JsonNode schema, int depth) {
    var object = MAKE.objectNode();
    schema
        .path("allOf")
        .forEach(part -> {
          if (value(part, depth) instanceof ObjectNode members) {
            object.setAll(members);
          }
        });
    schema
        .path("properties")
        .properties()
        .forEach(member -> {
          boolean required =
              schema.path("required").toString().contains('"' + member.getKey() + '"');
          if (required || random.nextInt(3) == 0) {
            object.set(member.getKey(), value(member.getValue(), depth + 1));
          }
        });
    if (random.nextInt(15) == 0) {
      object.set(Hostile.text(random), anything(depth));
    }
    return object;
  }

  private JsonNode ofType(JsonNode schema, int depth) {
    var type = schema.path("type");
    var name = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    return switch (name) {
      case "integer" ->
          MAKE.numberNode(random.nextBoolean() ? random.nextInt(40) : random.nextLong());
      case "number" -> MAKE.numberNode(random.nextGaussian() * 1e6);
      case "boolean" -> MAKE.booleanNode(random.nextBoolean());
      case "null" -> MAKE.nullNode();
      case "array" -> {
        var list = MAKE.arrayNode();
        for (int item = random.nextInt(5); item > 0; item--) {
          list.add(value(schema.path("items"), depth + 1));
        }
        yield list;
      }
      default -> MAKE.textNode(text(schema));
    };
  }

  /// A text that fits a format or a well-known pattern, or one that fits nothing.
  String text(JsonNode schema) {
    if (random.nextInt(3) == 0) {
      return Hostile.text(random);
    }
    var examples = schema.path("examples");
    if (examples.size() > 0) {
      return examples.get(random.nextInt(examples.size())).asText();
    }
    return switch (schema.path("format").asText()) {
      case "date-time" ->
          "20%02d-0%d-1%dT12:00:00Z"
              .formatted(20 + random.nextInt(30), 1 + random.nextInt(9), random.nextInt(10));
      case "date" ->
          "20%02d-0%d-1%d"
              .formatted(20 + random.nextInt(30), 1 + random.nextInt(9), random.nextInt(10));
      default ->
          schema.path("pattern").asText().contains(":")
              ? "%02d:%02d".formatted(random.nextInt(25), random.nextInt(61))
              : Optional.of(
                      "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP")
                  .filter(_ -> random.nextBoolean())
                  .orElse("word");
    };
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> MAKE.nullNode();
      case 1 -> MAKE.numberNode(random.nextLong());
      case 2 -> MAKE.numberNode(random.nextDouble());
      case 3 -> MAKE.booleanNode(random.nextBoolean());
      case 4 -> MAKE.arrayNode().add(depth > DEEPEST ? MAKE.nullNode() : anything(depth + 1));
      case 5 -> MAKE.objectNode().set("a", depth > DEEPEST ? MAKE.nullNode() : anything(depth + 1));
      default -> MAKE.textNode(Hostile.text(random));
    };
  }
}
