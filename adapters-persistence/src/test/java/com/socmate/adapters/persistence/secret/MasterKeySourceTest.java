package com.socmate.adapters.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySourceTest {
  @TempDir private Path folder;

  @Test
  void the_first_key_of_the_environment_is_the_one_in_use() {
    var keys =
        MasterKeySource.in(Map.of(MasterKeySource.KEY, Keys.text(2, 1).replace("\n", ", "))).get();
    assertThat(keys.current()).isEqualTo(Keys.of(2).current());
    assertThat(keys.ids()).hasSize(2);
    assertThat(keys.toString()).doesNotContain(Keys.text(1)).doesNotContain(Keys.text(2));
  }

  @Test
  void a_changed_file_is_read_again() throws IOException {
    var file = Files.writeString(folder.resolve("key"), "# made today\n" + Keys.text(1) + "\n");
    var source = MasterKeySource.in(Map.of(MasterKeySource.FILE, file.toString()));
    assertThat(source.get().current()).isEqualTo(Keys.of(1).current());
    Files.writeString(file, Keys.text(2, 1));
    assertThat(source.get().current()).isEqualTo(Keys.of(2).current());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "c2hvcnQ=", "not base 64 at all!", "AAAA AAAA"})
  void what_is_no_key_is_refused_without_being_quoted(String text) throws IOException {
    var file = Files.writeString(folder.resolve("key"), text);
    assertThatThrownBy(() -> MasterKeySource.in(Map.of(MasterKeySource.FILE, file.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SOCMATE_SECRETS_KEY_FILE")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void neither_source_and_both_are_one_sentence_each() {
    assertThatThrownBy(() -> MasterKeySource.in(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Neither SOCMATE_SECRETS_KEY_FILE nor SOCMATE_SECRETS_KEY is set");
    assertThatThrownBy(() ->
            MasterKeySource.in(
                Map.of(MasterKeySource.FILE, "nowhere", MasterKeySource.KEY, Keys.text(1))))
        .hasMessageContaining("both set");
    assertThatThrownBy(() -> MasterKeySource.in(Map.of(MasterKeySource.FILE, "/nowhere/at/all")))
        .hasMessage("SOCMATE_SECRETS_KEY_FILE names /nowhere/at/all, which cannot be read.");
  }
}
