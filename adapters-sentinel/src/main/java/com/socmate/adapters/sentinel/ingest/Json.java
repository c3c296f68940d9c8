package com.socmate.adapters.sentinel.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON within bounds: hostile depth, numbers and strings are errors, not crashes.
final class Json {
  static final int MOST_DEPTH = 64;
  static final int MOST_PARTS = 100_000;
  static final int LONGEST_STRING = 4 * 1024 * 1024;

  static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MOST_DEPTH)
                      .maxStringLength(LONGEST_STRING)
                      .maxNumberLength(100)
                      .maxNameLength(1_000)
                      .build())
              .build());

  private Json() {}

  static Object value(String text) throws JsonProcessingException {
    return MAPPER.readValue(text, Object.class);
  }

  /// The value a parser stands at; one of more parts than a record can have is refused.
  static @Nullable Object bounded(JsonParser parser) throws IOException {
    return new Bounded(parser).value();
  }

  private static final class Bounded {
    private final JsonParser parser;
    private int parts;

    private Bounded(JsonParser parser) {
      this.parser = parser;
    }

    private @Nullable Object value() throws IOException {
      if (++parts > MOST_PARTS) {
        throw new JsonParseException(parser, "a record of more than " + MOST_PARTS + " parts");
      }
      return switch (parser.currentToken()) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        default -> MAPPER.readValue(parser, Object.class);
      };
    }

    private Object object() throws IOException {
      var fields = new LinkedHashMap<String, @Nullable Object>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.put(name, value());
      }
      return fields;
    }

    private Object array() throws IOException {
      var items = new ArrayList<@Nullable Object>();
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          throw new JsonParseException(parser, "the array has no end");
        }
        items.add(value());
      }
      return items;
    }
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A scalar as one would write it, without quotes.
  static String plain(Object value) {
    return value.toString();
  }

  /// An object's value, or nothing; a JSON null, an empty text and the word `null` are nothing.
  static boolean isNothing(@Nullable Object value) {
    return value == null || value.equals("") || value.equals("null");
  }

  static boolean isObject(Object value) {
    return value instanceof Map<?, ?>;
  }
}
