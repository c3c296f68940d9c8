package com.socmate.cli.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.state.PortKey;
import com.socmate.cli.launcher.state.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
  private static final Settings SILENT = Settings.from(Map.of("SOCMATE_JAVA_OPTS", " "));

  @Test
  void an_api_server_is_compiled_once() {
    assertThat(JvmOptions.of(named(Service.API_SERVER), SILENT))
        .containsExactly("-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {Service.WORKER, Service.WORKSPACE})
  void what_computes_is_compiled_twice(String name) {
    assertThat(JvmOptions.of(named(name), SILENT)).containsExactly("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void what_the_settings_say_has_the_last_word() {
    var settings =
        Settings.from(Map.of("SOCMATE_JAVA_OPTS", " -XX:TieredStopAtLevel=4 \t -Xmx1g "));

    assertThat(JvmOptions.of(named(Service.API_SERVER), settings))
        .endsWith("-XX:TieredStopAtLevel=4", "-Xmx1g");
  }

  private static Service named(String name) {
    return new Service(
        name,
        () -> new JavaProgram("Main", "lib", List.of()),
        PortKey.SOCMATE_API_PORT,
        1,
        Map.of());
  }
}
