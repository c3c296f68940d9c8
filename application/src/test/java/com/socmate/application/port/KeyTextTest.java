package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTextTest {
  private static final KeyText TEXT = KeyText.fresh(IDS.apiKey(), new Random(5));

  @Test
  void a_text_reads_back_with_the_key_it_belongs_to() {
    assertThat(TEXT.reveal()).startsWith("sk_live_");
    assertThat(KeyText.read(TEXT.reveal())).get().extracting(KeyText::key).isEqualTo(TEXT.key());
    assertThat(TEXT.toString()).isEqualTo("sk_live_****" + TEXT.ending());
  }

  @Test
  void a_text_with_any_character_changed_is_no_key() {
    var text = TEXT.reveal();
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'a' ? 'b' : 'a';
      assertThat(KeyText.read(text.substring(0, at) + other + text.substring(at + 1))).isEmpty();
    }
  }

  static Stream<String> notKeys() {
    var text = TEXT.reveal();
    List<String> all =
        new ArrayList<>(
            List.of(
                "",
                "sk_live_",
                text.substring(1),
                text.substring(0, text.length() - 1),
                text + "0",
                " " + text,
                text + " ",
                text + "\r\n",
                "\"" + text + "\"",
                text.toUpperCase(Locale.ROOT),
                text.replace("_", "%5F"),
                text.replace('s', '\u017f'),
                text + "," + text,
                "sk_live_" + "a".repeat(10_000)));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("notKeys")
  void what_is_almost_a_key_is_none(String shown) {
    assertThat(KeyText.read(shown)).isEmpty();
  }
}
