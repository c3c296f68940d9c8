package com.socmate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.settings.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditRoomConfigTest {
  private static AuditRoomConfig from(Map<String, String> variables) {
    return AuditRoomConfig.from(new Environment(variables));
  }

  @Test
  void rooms_are_namespaces_unless_an_image_is_named() {
    assertThat(from(Map.of()).image()).isEmpty();
    assertThat(from(Map.of()).atLeast()).isEqualTo(Level.NAMESPACES);
    var named =
        from(
            Map.of(
                "SOCMATE_AUDIT_IMAGE", "registry.example/socmate:0.1.0",
                "SOCMATE_AUDIT_CONTAINER_PROGRAM", "podman",
                "SOCMATE_AUDIT_ROOM_LEVEL", "container"));
    assertThat(named.image().orElseThrow().program()).isEqualTo("podman");
    assertThat(named.image().orElseThrow().name()).isEqualTo("registry.example/socmate:0.1.0");
    assertThat(named.atLeast()).isEqualTo(Level.CONTAINER);
  }

  @Test
  void mail_servers_are_asked_only_where_their_port_is_named() {
    assertThat(from(Map.of()).mailPort()).isZero();
    assertThat(from(Map.of("SOCMATE_AUDIT_MAIL_PORT", "25")).mailPort()).isEqualTo(25);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("SOCMATE_AUDIT_MAIL_PORT", "smtp")))
        .withMessageContaining("SOCMATE_AUDIT_MAIL_PORT");
  }

  @Test
  void an_image_that_would_be_read_as_an_option_and_an_unknown_level_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("SOCMATE_AUDIT_IMAGE", "--privileged")))
        .withMessageContaining("SOCMATE_AUDIT_IMAGE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("SOCMATE_AUDIT_ROOM_LEVEL", "none")))
        .withMessageContaining("SOCMATE_AUDIT_ROOM_LEVEL");
  }
}
