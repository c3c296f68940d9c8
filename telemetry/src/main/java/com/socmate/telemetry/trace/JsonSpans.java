package com.socmate.telemetry.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/// Spans as OTLP's JSON has them: ids in hex, times as text, since they are longer than JSON's
/// numbers.
final class JsonSpans {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonSpans() {}

  /// All of one process.
  static byte[] of(Collection<SpanData> spans) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("resourceSpans");
      if (!spans.isEmpty()) {
        writeProcess(spans, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeProcess(Collection<SpanData> spans, JsonGenerator json)
      throws IOException {
    var first = spans.iterator().next();
    json.writeStartObject();
    json.writeObjectFieldStart("resource");
    write(first.getResource().getAttributes(), json);
    json.writeEndObject();
    json.writeArrayFieldStart("scopeSpans");
    json.writeStartObject();
    json.writeObjectFieldStart("scope");
    json.writeStringField("name", first.getInstrumentationScopeInfo().getName());
    json.writeEndObject();
    json.writeArrayFieldStart("spans");
    for (var span : spans) {
      write(span, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(SpanData span, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", span.getTraceId());
    json.writeStringField("spanId", span.getSpanId());
    if (span.getParentSpanContext().isValid()) {
      json.writeStringField("parentSpanId", span.getParentSpanId());
    }
    json.writeStringField("name", span.getName());
    json.writeNumberField("kind", number(span.getKind()));
    json.writeStringField("startTimeUnixNano", Long.toString(span.getStartEpochNanos()));
    json.writeStringField("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
    write(span.getAttributes(), json);
    json.writeArrayFieldStart("links");
    for (var link : span.getLinks()) {
      write(link, json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("status");
    json.writeNumberField("code", number(span.getStatus().getStatusCode()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(LinkData link, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", link.getSpanContext().getTraceId());
    json.writeStringField("spanId", link.getSpanContext().getSpanId());
    json.writeEndObject();
  }

  private static void write(Attributes attributes, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("attributes");
    for (var attribute : attributes.asMap().entrySet()) {
      write(attribute, json);
    }
    json.writeEndArray();
  }

  private static void write(Map.Entry<AttributeKey<?>, Object> attribute, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("key", attribute.getKey().getKey());
    json.writeObjectFieldStart("value");
    if (attribute.getValue() instanceof Long number) {
      json.writeStringField("intValue", number.toString());
    } else {
      json.writeStringField("stringValue", attribute.getValue().toString());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static int number(StatusCode status) {
    return switch (status) {
      case UNSET -> 0;
      case OK -> 1;
      case ERROR -> 2;
    };
  }

  private static int number(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }
}
