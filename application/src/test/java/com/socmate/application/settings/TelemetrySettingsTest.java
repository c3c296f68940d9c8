package com.socmate.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetrySettingsTest {
  @Test
  void nothing_is_sent_anywhere_unless_it_is_configured() {
    assertThat(from(Map.of()))
        .isEqualTo(new TelemetrySettings(8081, Optional.empty(), Map.of(), 1));
  }

  @Test
  void a_collector_with_its_headers_is_read() {
    var read =
        from(
            Map.of(
                "SOCMATE_OTLP_ENDPOINT", "https://collector.example.com:4318",
                "SOCMATE_OTLP_HEADERS", "authorization=Bearer abc, x-team=soc",
                "SOCMATE_TRACES_SHARE", "0.1"));
    assertThat(read.spans()).contains(URI.create("https://collector.example.com:4318"));
    assertThat(read.spanHeaders())
        .isEqualTo(Map.of("authorization", "Bearer abc", "x-team", "soc"));
    assertThat(read.share()).isEqualTo(0.1);
    assertThat(read.toString()).doesNotContain("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector:4318", "ftp://collector", "http://user:secret@collector"})
  void an_address_that_is_none_is_refused(String address) {
    assertThatThrownBy(() -> from(Map.of("SOCMATE_OTLP_ENDPOINT", address)))
        .hasMessageContaining("SOCMATE_OTLP_ENDPOINT")
        .hasMessageNotContaining("secret");
  }

  @Test
  void headers_are_not_sent_in_the_clear() {
    var secret = "authorization=abc";
    assertThatThrownBy(() ->
            from(
                Map.of(
                    "SOCMATE_OTLP_ENDPOINT",
                    "http://collector:4318",
                    "SOCMATE_OTLP_HEADERS",
                    secret)))
        .hasMessageContaining("https")
        .hasMessageNotContaining(secret);
    assertThat(
            from(Map.of(
                    "SOCMATE_OTLP_ENDPOINT",
                    "http://127.0.0.1:4318",
                    "SOCMATE_OTLP_HEADERS",
                    secret))
                .spanHeaders())
        .hasSize(1);
  }

  @Test
  void an_unknown_form_of_log_lines_is_refused() {
    assertThatThrownBy(() -> from(Map.of("SOCMATE_LOG_FORMAT", "xml")))
        .hasMessage("SOCMATE_LOG_FORMAT is text or json; found xml.");
  }

  private static TelemetrySettings from(Map<String, String> environment) {
    return TelemetrySettings.from(new Environment(environment), 8081);
  }
}
