package com.socmate.telemetry.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// What a probe is answered.
final class HealthJson {
  private static final JsonFactory JSON = new JsonFactory();

  private HealthJson() {}

  static String of(String status, String troubles, List<Health.Finding> findings, boolean verbose) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", status);
      if (!troubles.isEmpty()) {
        json.writeStringField("detail", troubles);
      }
      if (verbose) {
        writeEach(findings, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeEach(List<Health.Finding> findings, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("checks");
    for (var finding : findings) {
      json.writeStringField(finding.name(), finding.trouble().orElse("ok"));
    }
    json.writeEndObject();
  }
}
