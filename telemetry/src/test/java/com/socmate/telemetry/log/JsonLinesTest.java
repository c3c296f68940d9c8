package com.socmate.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void a_line_says_when_where_what_and_of_which_run() throws IOException {
    var line = read(event("3 rows in {}", null, "SigninLogs"));
    assertThat(line.path("ts").asText()).isEqualTo("2026-03-29T01:00:00.000Z");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("msg").asText()).isEqualTo("3 rows in SigninLogs");
    assertThat(line.path("run_id").asText()).isEqualTo("run_1");
    assertThat(line.path("trace_id").asText()).isEqualTo("abc");
  }

  @Test
  void text_of_strangers_stays_within_its_string() throws IOException {
    var hostile = "first\n{\"level\":\"ERROR\",\"msg\":\"forged\"}";
    var written = lines(event(hostile, null));
    assertThat(written.strip().lines()).hasSize(1);
    assertThat(new ObjectMapper().readTree(written).path("msg").asText()).isEqualTo(hostile);
  }

  @Test
  void an_exception_is_one_field_without_secrets() throws IOException {
    var thrown = new IllegalStateException("Authorization: Bearer abcdefgh.ijkl");
    var line = read(event("It broke", thrown));
    assertThat(line.path("error").asText())
        .contains("IllegalStateException", "JsonLinesTest")
        .doesNotContain("abcdefgh");
  }

  @Test
  void neither_a_message_nor_what_a_line_belongs_to_tells_a_secret() throws IOException {
    var belongings = Map.of("request_id", "token=abcdefgh.ijkl");
    var line = read(event(belongings, "refused Bearer {}", null, "abcdefgh.ijkl"));
    assertThat(line.path("msg").asText()).isEqualTo("refused Bearer ****");
    assertThat(line.path("request_id").asText()).isEqualTo("token=****");
  }

  private static JsonNode read(LoggingEvent event) throws IOException {
    return new ObjectMapper().readTree(lines(event));
  }

  private static String lines(LoggingEvent event) {
    return new JsonLines().line(event);
  }

  private static LoggingEvent event(String text, @Nullable Throwable thrown, Object... values) {
    return event(Map.of("run_id", "run_1", "trace_id", "abc"), text, thrown, values);
  }

  private static LoggingEvent event(
      Map<String, String> belongings, String text, @Nullable Throwable thrown, Object... values) {
    var logger = new LoggerContext().getLogger("com.socmate.Something");
    var event = new LoggingEvent("x", logger, Level.INFO, text, thrown, values);
    event.setInstant(Instant.parse("2026-03-29T01:00:00Z"));
    event.setMDCPropertyMap(belongings);
    return event;
  }
}
