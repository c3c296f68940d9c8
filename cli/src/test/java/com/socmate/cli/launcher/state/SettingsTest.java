package com.socmate.cli.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void what_is_not_set_has_a_default() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings.port(PortKey.SOCMATE_API_PORT)).isEqualTo(8080);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.workers()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "80 80"})
  void a_port_that_is_none_is_refused_with_its_key_and_value(String value) {
    Settings settings = Settings.from(Map.of("SOCMATE_API_PORT", value));
    assertThatThrownBy(() -> settings.port(PortKey.SOCMATE_API_PORT))
        .isInstanceOf(CannotContinue.class)
        .hasMessageContaining("SOCMATE_API_PORT")
        .hasMessageContaining(value);
  }

  @Test
  void the_state_lies_in_the_project_unless_told_otherwise() {
    Settings settings = Settings.from(Map.of("SOCMATE_HOME", directory.toString()));
    assertThat(StateDirectory.locate(settings).root()).isEqualTo(directory.resolve(".socmate"));
  }

  @Test
  void the_state_lies_where_it_is_told_to() {
    Settings settings = Settings.from(Map.of("SOCMATE_STATE_DIR", directory.toString()));
    assertThat(StateDirectory.locate(settings).root()).isEqualTo(directory);
  }

  @Test
  void the_state_of_a_project_that_cannot_be_written_lies_in_the_users_state_home() {
    Settings settings =
        Settings.from(
            Map.of("SOCMATE_HOME", "/nonexistent", "XDG_STATE_HOME", directory.toString()));
    assertThat(StateDirectory.locate(settings).root()).isEqualTo(directory.resolve("socmate"));
  }

  @Test
  void a_state_directory_that_cannot_be_made_is_refused_with_the_remedy() {
    StateDirectory state = new StateDirectory(Path.of("/proc/nowhere/state"));
    assertThatThrownBy(state::prepared)
        .isInstanceOf(CannotContinue.class)
        .hasMessageContaining("/proc/nowhere/state")
        .hasMessageContaining("SOCMATE_STATE_DIR");
  }

  @Test
  void a_secret_is_made_once_and_stays() {
    Path file = directory.resolve("token");
    String secret = SecretFile.readOrCreate(file);
    assertThat(secret).hasSizeGreaterThan(40);
    assertThat(SecretFile.readOrCreate(file)).isEqualTo(secret);
  }
}
