package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  @TempDir private Path folder;

  @Test
  void the_token_is_the_line_in_the_file() throws IOException {
    var token = "t".repeat(40);
    assertThat(AdminToken.in(fileWith(token + "\n"))).isEqualTo(token);
  }

  @Test
  void a_weak_token_is_refused_without_being_told() throws IOException {
    var file = fileWith("hush");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdminToken.in(file))
        .withMessageContaining(file.toString())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
  }

  @Test
  void a_missing_file_is_named() {
    var file = folder.resolve("nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdminToken.in(file))
        .withMessageContaining("nowhere");
  }

  private Path fileWith(String text) throws IOException {
    return Files.writeString(folder.resolve("admin.token"), text);
  }
}
