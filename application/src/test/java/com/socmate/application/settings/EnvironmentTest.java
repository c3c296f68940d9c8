package com.socmate.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
  private static final Environment NONE = new Environment(Map.of());

  @Test
  void what_is_not_given_is_the_default() {
    assertThat(NONE.text("A", "b")).isEqualTo("b");
    assertThat(NONE.number("A", 7)).isEqualTo(7);
    assertThat(NONE.duration("A", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(NONE.path("A")).isEmpty();
  }

  @Test
  void a_blank_value_counts_as_none() {
    assertThat(new Environment(Map.of("A", " ")).given("A")).isEmpty();
  }

  @Test
  void a_missing_value_is_named_with_its_purpose() {
    assertThatThrownBy(() -> NONE.required("A", "it names the place"))
        .hasMessage("A is not set; it names the place.");
  }

  @Test
  void a_wrong_value_is_refused_with_what_is_wanted() {
    var wrong = new Environment(Map.of("A", "x y"));

    assertThatThrownBy(() -> wrong.number("A", 1)).hasMessageContaining("A is a whole number");
    assertThatThrownBy(() -> wrong.duration("A", Duration.ZERO)).hasMessageContaining("PT30S");
    assertThatThrownBy(() -> wrong.uri("A", "http://a")).hasMessageContaining("A is a URL");
    assertThatThrownBy(() -> new Environment(Map.of("A", "0")).number("A", 5, 1, 9))
        .hasMessage("A is from 1 to 9; found 0.");
  }
}
