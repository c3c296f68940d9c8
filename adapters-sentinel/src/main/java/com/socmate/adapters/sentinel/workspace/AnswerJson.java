package com.socmate.adapters.sentinel.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.socmate.kql.Outcome;
import com.socmate.kql.Table;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/// The bodies Log Analytics answers with. The table of a query's last statement is called
/// `PrimaryResult`; what `fork`, `facet` and further statements give stands after it. Warnings are
/// an addition of ours, which clients of the service pass over.
final class AnswerJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private AnswerJson() {}

  static byte[] answer(Outcome.Answer answer) {
    return written(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("tables");
      writeTable(json, "PrimaryResult", answer.table());
      int number = 1;
      for (Table other : answer.others()) {
        writeTable(json, "Table_" + number++, other);
      }
      json.writeEndArray();
      writeWarnings(json, answer.warnings());
      if (answer.partial().isPresent()) {
        writePartialError(json, answer.partial().get());
      }
      json.writeEndObject();
    });
  }

  static byte[] error(String code, String message, String innerCode, String innerMessage) {
    return written(json -> {
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("message", message);
      json.writeStringField("code", code);
      if (!innerCode.isEmpty()) {
        json.writeObjectFieldStart("innererror");
        json.writeStringField("code", innerCode);
        json.writeStringField("message", innerMessage);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  static byte[] metadata(Catalogue catalogue, List<String> tables) {
    return written(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("tables");
      for (var name : tables) {
        writeSchema(json, catalogue, name);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void writeSchema(JsonGenerator json, Catalogue catalogue, String name)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeArrayFieldStart("columns");
    for (var column : catalogue.table(name).orElseThrow().columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().kqlName());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeWarnings(JsonGenerator json, List<Diagnostic> warnings)
      throws IOException {
    if (!warnings.isEmpty()) {
      json.writeArrayFieldStart("warnings");
      for (var warning : warnings) {
        json.writeString(warning.sentence());
      }
      json.writeEndArray();
    }
  }

  private static void writeTable(JsonGenerator json, String name, Table table) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeArrayFieldStart("columns");
    for (var column : table.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().kqlName());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    writeRows(json, table.rows().iterator());
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRows(JsonGenerator json, Iterator<List<Value>> rows) throws IOException {
    while (rows.hasNext()) {
      json.writeStartArray();
      for (var value : rows.next()) {
        writeCell(json, value);
      }
      json.writeEndArray();
    }
  }

  /// Dynamic values travel as JSON text, as the service sends them.
  private static void writeCell(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Null _ -> json.writeNull();
      case Value.Bool(boolean it) -> json.writeBoolean(it);
      case Value.Int32(int it) -> json.writeNumber(it);
      case Value.Int64(long it) -> json.writeNumber(it);
      case Value.Real(double it) -> writeReal(json, it);
      case Value.Decimal _,
          Value.Text _,
          Value.Datetime _,
          Value.Timespan _,
          Value.Guid _,
          Value.Array _,
          Value.Bag _ ->
          json.writeString(ValueText.of(value));
    }
  }

  private static void writeReal(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(ValueText.real(value));
    }
  }

  private static void writePartialError(JsonGenerator json, Outcome.PartialError partial)
      throws IOException {
    json.writeObjectFieldStart("error");
    json.writeStringField("code", "PartialError");
    json.writeStringField("message", "Not all of the answer could be given.");
    json.writeArrayFieldStart("details");
    json.writeStartObject();
    json.writeStringField("code", "EngineError");
    json.writeStringField("message", "The query engine stopped before its end.");
    json.writeObjectFieldStart("innererror");
    json.writeStringField("code", partial.code());
    json.writeStringField("message", partial.message());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (var json = FACTORY.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }
}
