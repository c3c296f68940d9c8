package com.socmate.adapters.sentinel.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/// JSON within bounds: hostile depth, numbers and strings are errors, not crashes.
final class Json {
  static final int MOST_DEPTH = 64;
  static final int LONGEST_STRING = 4 * 1024 * 1024;

  static final ObjectMapper MAPPER = new ObjectMapper(
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
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
  static boolean isNothing(@org.jspecify.annotations.Nullable Object value) {
    return value == null || value.equals("") || value.equals("null");
  }

  static boolean isObject(Object value) {
    return value instanceof Map<?, ?>;
  }
}
