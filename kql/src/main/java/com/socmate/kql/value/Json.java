package com.socmate.kql.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dynamic values from JSON text and back.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// What `parse_json` makes of a text: an empty text is null, and a text that is no JSON stays a
  /// string.
  public static Value parse(String text) {
    return text.isEmpty() ? Values.NULL : read(text).orElseGet(() -> Values.of(text));
  }

  /// The value a JSON text stands for, or nothing where it is no JSON.
  public static Optional<Value> read(String text) {
    if (!mayBeJson(text)) {
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Value value = read(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /// Compact JSON, as Kusto prints a dynamic value.
  public static String write(Value value) {
    StringBuilder out = new StringBuilder();
    JsonText.write(value, out);
    return out.toString();
  }

  private static boolean mayBeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        return switch (c) {
          case '{', '[', '"', '-', 't', 'f', 'n' -> true;
          default -> c >= '0' && c <= '9';
        };
      }
    }
    return false;
  }

  private static Value read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readBag(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> Values.of(parser.getText());
      case VALUE_TRUE -> Values.TRUE;
      case VALUE_FALSE -> Values.FALSE;
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> Values.of(parser.getDoubleValue());
      default -> Values.NULL;
    };
  }

  private static Value readInteger(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Values.of(new BigDecimal(parser.getBigIntegerValue()).doubleValue())
        : Values.of(parser.getLongValue());
  }

  private static Value readArray(JsonParser parser) throws IOException {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return new Value.Array(items);
  }

  private static Value readBag(JsonParser parser) throws IOException {
    Map<String, Value> properties = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      properties.put(name, read(parser));
    }
    return new Value.Bag(properties);
  }
}
