package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.socmate.domain.investigation.Cell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Rows of cells as an array of arrays. What JSON has a form for is kept in it; a real number is
/// `["r", "1.5"]`, a moment `["t", "2026-05-18T12:00:00Z"]`, a dynamic value `["j", "…"]`.
final class CellsJson {
  private static final String REAL = "r";
  private static final String MOMENT = "t";
  private static final String DYNAMIC = "j";

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private CellsJson() {}

  static String write(List<List<Cell>> rows) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(text)) {
      json.writeStartArray();
      for (var row : rows) {
        json.writeStartArray();
        for (var cell : row) {
          write(json, cell);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Text(var text) -> json.writeString(text);
      case Cell.Whole(var value) -> json.writeNumber(value);
      case Cell.Truth(var value) -> json.writeBoolean(value);
      case Cell.Absent _ -> json.writeNull();
      case Cell.Real(var value) -> writeTagged(json, REAL, Double.toString(value));
      case Cell.Moment(var value) -> writeTagged(json, MOMENT, value.toString());
      case Cell.Json(var text) -> writeTagged(json, DYNAMIC, text);
    }
  }

  private static void writeTagged(JsonGenerator json, String tag, String value) throws IOException {
    json.writeStartArray();
    json.writeString(tag);
    json.writeString(value);
    json.writeEndArray();
  }

  static List<List<Cell>> read(String text) {
    try (var json = FACTORY.createParser(text)) {
      var rows = new ArrayList<List<Cell>>();
      json.nextToken();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        rows.add(readRow(json));
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      throw new CorruptRow("rows of evidence", e);
    }
  }

  private static List<Cell> readRow(JsonParser json) throws IOException {
    var cells = new ArrayList<Cell>();
    for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
      cells.add(readCell(json, token));
    }
    return cells;
  }

  private static Cell readCell(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> new Cell.Text(json.getText());
      case VALUE_NUMBER_INT -> new Cell.Whole(json.getLongValue());
      case VALUE_TRUE -> new Cell.Truth(true);
      case VALUE_FALSE -> new Cell.Truth(false);
      case VALUE_NULL -> new Cell.Absent();
      case START_ARRAY -> readTagged(json);
      default -> throw new IllegalArgumentException("A cell cannot be " + token + ".");
    };
  }

  private static Cell readTagged(JsonParser json) throws IOException {
    String tag = json.nextTextValue();
    String value = json.nextTextValue();
    json.nextToken();
    return switch (tag) {
      case REAL -> new Cell.Real(Double.parseDouble(value));
      case MOMENT -> new Cell.Moment(Instant.parse(value));
      case DYNAMIC -> new Cell.Json(value);
      default -> throw new IllegalArgumentException("A cell has no form '" + tag + "'.");
    };
  }
}
