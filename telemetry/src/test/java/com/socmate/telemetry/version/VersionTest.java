package com.socmate.telemetry.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void the_build_writes_the_version_down() {
    assertThat(Version.in("1.2.3\n".getBytes(UTF_8))).contains("1.2.3");
  }

  @Test
  void what_the_build_did_not_fill_in_is_none() {
    assertThat(Version.in("${project.version}\n".getBytes(UTF_8))).isEmpty();
    assertThat(Version.in(new byte[0])).isEmpty();
  }
}
