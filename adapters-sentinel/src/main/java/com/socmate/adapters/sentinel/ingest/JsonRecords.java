package com.socmate.adapters.sentinel.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON in its usual dresses: an object a line, an array, objects one after the other, or a
/// service's answer with the rows inside.
final class JsonRecords {
  private static final List<String> WRAPPERS =
      List.of("Records", "records", "value", "events", "results");

  private JsonRecords() {}

  /// Whether the first line with anything on it is a whole object.
  static boolean isOnePerLine(SourceFile file) throws IOException {
    try (var reader = file.open()) {
      var lines = new BoundedLines(reader);
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        var text = line.get().text();
        if (!text.isEmpty()) {
          return text.endsWith("}") && !text.equals("{}") && object(text).isPresent();
        }
      }
    }
    return false;
  }

  private static Optional<Map<?, ?>> object(String text) {
    try {
      return Json.value(text) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  static void lines(Reader reader, RecordSink sink) throws IOException {
    var lines = new BoundedLines(reader);
    for (var next = lines.next(); next.isPresent(); next = lines.next()) {
      var line = next.get();
      if (line.tooLong()) {
        sink.reject(line.number(), "longer than " + BoundedLines.LONGEST + " characters");
      } else if (!line.text().isEmpty()) {
        line(line, sink);
      }
    }
  }

  private static void line(BoundedLines.Line line, RecordSink sink) throws IOException {
    Object value;
    try {
      value = Json.value(line.text());
    } catch (JacksonException e) {
      sink.reject(line.number(), "not JSON: " + reason(e));
      return;
    }
    value(line.number(), value, sink);
  }

  private static String reason(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker.*", "");
  }

  static void array(Reader reader, RecordSink sink) throws IOException {
    try (var parser = Json.MAPPER.createParser(reader)) {
      parser.nextToken();
      stream(parser, JsonToken.END_ARRAY, sink);
    }
  }

  static void sequence(Reader reader, RecordSink sink) throws IOException {
    try (var parser = Json.MAPPER.createParser(reader)) {
      stream(parser, JsonToken.NOT_AVAILABLE, sink);
    }
  }

  /// After a mistake there is no telling where the next record begins, so the rest is given up.
  private static void stream(JsonParser parser, JsonToken end, RecordSink sink) throws IOException {
    while (true) {
      long line;
      @Nullable Object value;
      try {
        var token = parser.nextToken();
        if (token == end) {
          return;
        }
        if (token == null) {
          if (end == JsonToken.END_ARRAY) {
            sink.reject(parser.currentLocation().getLineNr(), "the array has no end");
          }
          return;
        }
        line = parser.currentTokenLocation().getLineNr();
        value = Json.bounded(parser);
      } catch (JacksonException e) {
        sink.reject(parser.currentLocation().getLineNr(), "not JSON from here on: " + reason(e));
        return;
      }
      value(line, value, sink);
    }
  }

  private static void value(long line, @Nullable Object value, RecordSink sink) throws IOException {
    if (!(value instanceof Map<?, ?> map)) {
      sink.reject(line, "not an object");
      return;
    }
    var wrapped = wrapped(map);
    if (wrapped.isEmpty()) {
      sink.take(line, fields(map));
    }
    for (var row : wrapped) {
      sink.take(line, row);
    }
  }

  private static List<Map<String, Object>> wrapped(Map<?, ?> map) {
    if (map.get("tables") instanceof List<?> tables) {
      return tables.stream().flatMap(it -> QueryAnswer.rows(it).stream()).toList();
    }
    for (String name : WRAPPERS) {
      if (map.get(name) instanceof List<?> rows
          && !rows.isEmpty()
          && rows.stream().allMatch(Json::isObject)) {
        var all = new ArrayList<Map<String, Object>>();
        rows.forEach(row -> all.add(fields((Map<?, ?>) row)));
        return all;
      }
    }
    return List.of();
  }

  private static Map<String, Object> fields(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> {
      if (value != null) {
        fields.put(String.valueOf(name), value);
      }
    });
    return fields;
  }
}
