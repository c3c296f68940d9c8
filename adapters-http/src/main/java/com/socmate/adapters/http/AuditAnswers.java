package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Answers as the audits' contract has them: names in camelCase, times to the millisecond, and
/// around it whether it succeeded.
final class AuditAnswers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .addModule(new SimpleModule().addSerializer(Instant.class, new ToTheMillisecond()))
          .build();

  private AuditAnswers() {}

  /// @param name under which it stands in `data`
  static Answer.InJson ok(String name, Object value) {
    return Answer.ok(success("data", tree(Map.of(name, value))));
  }

  /// @param data with several members
  static Answer.InJson ok(Map<String, Object> data) {
    return Answer.ok(success("data", tree(new LinkedHashMap<>(data))));
  }

  static Answer.InJson created(String name, Object value, String location) {
    return Answer.created(success("data", tree(Map.of(name, value))), location);
  }

  static Answer.InJson done(String message) {
    return Answer.ok(success("message", message));
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static Map<String, Object> success(String name, Object value) {
    var body = new LinkedHashMap<String, Object>();
    body.put("success", true);
    body.put(name, value);
    return body;
  }

  private static final class ToTheMillisecond extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(TIME.format(value));
    }
  }
}
