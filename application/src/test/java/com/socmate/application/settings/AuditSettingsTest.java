package com.socmate.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditSettingsTest {
  private static AuditSettings from(Map<String, String> variables) {
    return AuditSettings.from(new Environment(variables));
  }

  @Test
  void everything_has_a_default() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new AuditSettings(1, 200, Duration.ofHours(2), Optional.empty(), 5, Optional.empty()));
  }

  @Test
  void a_name_server_is_an_address_with_or_without_a_port() {
    assertThat(from(Map.of("SOCMATE_AUDIT_NAME_SERVER", "192.0.2.53")).nameServer())
        .hasValueSatisfying(it -> assertThat(it.getPort()).isEqualTo(53));
    assertThat(from(Map.of("SOCMATE_AUDIT_NAME_SERVER", "127.0.0.1:5353")).nameServer())
        .hasValueSatisfying(it -> assertThat(it.getPort()).isEqualTo(5353));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns1.example.com", "127.0.0.1:x", "127.0.0.1:99999"})
  void anything_else_is_refused_with_the_name_of_the_key(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("SOCMATE_AUDIT_NAME_SERVER", text)))
        .withMessageContaining("SOCMATE_AUDIT_NAME_SERVER");
  }
}
