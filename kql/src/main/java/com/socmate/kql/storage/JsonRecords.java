package com.socmate.kql.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads records from JSON: objects one after the other, or in an array.
final class JsonRecords {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(16 << 20)
                  .build())
          .build();

  private JsonRecords() {}

  /// Reads all records; text that breaks off or is no JSON ends the reading, what came before is
  /// kept.
  ///
  /// @return whether all of it was read
  static boolean read(InputStream input, RowSink sink) throws IOException {
    try (JsonParser parser = FACTORY.createParser(input)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          record(parser, sink);
        }
      }
      return true;
    } catch (StreamReadException _) {
      return false;
    }
  }

  private static void record(JsonParser parser, RowSink sink) throws IOException {
    List<String> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == null) {
        return;
      }
      names.add(parser.currentName());
      parser.nextToken();
      values.add(value(parser));
    }
    for (int i = 0; i < names.size(); i++) {
      sink.field(names.get(i), values.get(i));
    }
    sink.endRow();
  }

  private static Value value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Values.of(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> Values.of(parser.getDoubleValue());
      case VALUE_TRUE -> Values.TRUE;
      case VALUE_FALSE -> Values.FALSE;
      case START_ARRAY -> array(parser);
      case START_OBJECT -> bag(parser);
      default -> Values.NULL;
    };
  }

  private static Value integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> Values.of(parser.getLongValue());
      default -> Values.of(parser.getDoubleValue());
    };
  }

  private static Value array(JsonParser parser) throws IOException {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Value.Array(items);
  }

  private static Value bag(JsonParser parser) throws IOException {
    Map<String, Value> properties = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      properties.put(name, value(parser));
    }
    return new Value.Bag(properties);
  }
}
