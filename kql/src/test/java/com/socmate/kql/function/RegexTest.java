package com.socmate.kql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1,1000}){1,1000}){1,1000}",
        "(((a{1000}){1000}){1000}){1000}",
        "(x{50}[a-z]{50}){999}|((b{500}){500})",
        "((\\d{100}){100}){100}"
      })
  void repetitions_that_multiply_are_refused_before_they_are_written_out(String regex) {
    assertThatThrownBy(() -> Regex.compile(regex))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void groups_without_end_are_refused() {
    assertThatThrownBy(() -> Regex.compile("(".repeat(30_000) + ")".repeat(30_000)))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9a-f]{64}",
        "(?i)(\\d{1,3}\\.){3}\\d{1,3}",
        "[][:alpha:]{2,}]+",
        "a{,5}",
        "\\{1000\\}",
        "([a-z]{1,20}-){1,20}x",
        "[^\\]{5}]{1000}"
      })
  void what_people_write_is_compiled(String regex) {
    assertThat(Regex.compile(regex).pattern()).isEqualTo(regex);
  }
}
