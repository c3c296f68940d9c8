package com.socmate.kql.function;

import static com.socmate.kql.function.Call.json;
import static com.socmate.kql.function.Call.moment;
import static com.socmate.kql.function.Call.none;
import static com.socmate.kql.function.Call.span;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.type.ScalarType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
  @Test
  void whole_numbers_divide_to_whole_numbers_and_by_zero_to_null() {
    assertThat(text("/", 7, 2)).isEqualTo("3");
    assertThat(text("/", 7, 0)).isEmpty();
    assertThat(text("/", 7.0, 2)).isEqualTo("3.5");
    assertThat(text("/", 1.0, 0.0)).isEqualTo("Infinity");
  }

  @Test
  void a_remainder_is_never_negative() {
    assertThat(text("%", -8, 3)).isEqualTo("1");
    assertThat(text("%", 8, -3)).isEqualTo("2");
  }

  @Test
  void numbers_widen_to_the_wider_of_the_two() {
    assertThat(text("+", 1, 2.5)).isEqualTo("3.5");
    assertThat(text("*", new BigDecimal("1.10"), 3)).isEqualTo("3.30");
  }

  @Test
  void moments_and_durations_add_and_subtract() {
    assertThat(text("-", moment("2025-03-02"), moment("2025-02-28"))).isEqualTo("2.00:00:00");
    assertThat(text("+", moment("2025-02-28"), span("36h")))
        .isEqualTo("2025-03-01T12:00:00.0000000Z");
    assertThat(text("/", span("1d"), span("6h"))).isEqualTo("4.0");
    assertThat(text("*", span("90m"), 2)).isEqualTo("03:00:00");
    assertThat(text("-", moment("0001-01-01"), span("1s"))).isEmpty();
  }

  @Test
  void a_null_operand_makes_a_null_sum() {
    assertThat(text("+", none(ScalarType.LONG), 1)).isEmpty();
  }

  @Test
  void dynamic_numbers_take_part_in_sums() {
    assertThat(text("+", json("2"), 3)).isEqualTo("5");
    assertThat(text("*", json("1.5"), 2.0)).isEqualTo("3.0");
    assertThat(text("+", json("\"two\""), 3)).isEmpty();
  }

  @Test
  void a_null_equals_nothing_and_differs_from_everything() {
    assertThat(text("==", none(ScalarType.LONG), 1)).isEqualTo("false");
    assertThat(text("!=", none(ScalarType.LONG), 1)).isEqualTo("true");
    assertThat(text("==", none(ScalarType.LONG), none(ScalarType.LONG))).isEmpty();
    assertThat(text("<", none(ScalarType.LONG), 1)).isEmpty();
  }

  @Test
  void values_of_different_number_types_compare_by_size() {
    assertThat(text("==", 1, 1.0)).isEqualTo("true");
    assertThat(text("<", 1, new BigDecimal("1.5"))).isEqualTo("true");
    assertThat(text(">=", Double.NaN, 1.0)).isEqualTo("false");
  }

  @Test
  void a_dynamic_value_compares_by_what_it_holds() {
    assertThat(text("==", json("\"x\""), "x")).isEqualTo("true");
    assertThat(text("==", json("3"), 3)).isEqualTo("true");
    assertThat(text(">", json("3"), 2)).isEqualTo("true");
    assertThat(text("==", json("[1,2]"), json("[1,2]"))).isEqualTo("true");
  }

  @Test
  void equality_minds_case_and_its_tilde_does_not() {
    assertThat(text("==", "Root", "root")).isEqualTo("false");
    assertThat(text("=~", "Root", "root")).isEqualTo("true");
    assertThat(text("!~", "Root", "root")).isEqualTo("false");
  }

  @Test
  void three_valued_logic_lets_a_decisive_side_win() {
    assertThat(text("and", none(ScalarType.BOOL), false)).isEqualTo("false");
    assertThat(text("and", none(ScalarType.BOOL), true)).isEmpty();
    assertThat(text("or", none(ScalarType.BOOL), true)).isEqualTo("true");
    assertThat(text("not", none(ScalarType.BOOL))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "powershell -enc AAA, enc, true",
    "powershell -encoded AAA, enc, false",
    "C:\\Windows\\cmd.exe, cmd.exe, true",
    "C:\\Windows\\mycmd.exe, cmd.exe, false",
    "user_name, user, true",
    "a-b-c, b-c, true",
    "Straße 1, straße, true",
    "anything, '', true"
  })
  void has_looks_for_whole_terms(String text, String sought, String expected) {
    assertThat(text("has", text, sought)).isEqualTo(expected);
    assertThat(text("!has", text, sought)).isNotEqualTo(expected);
  }

  @Test
  void prefix_and_suffix_of_a_term_need_only_one_bound() {
    assertThat(text("hasprefix", "run encoded", "enc")).isEqualTo("true");
    assertThat(text("hasprefix", "run xencoded", "enc")).isEqualTo("false");
    assertThat(text("hassuffix", "run encoded", "ded")).isEqualTo("true");
    assertThat(text("hasprefix_cs", "run Encoded", "enc")).isEqualTo("false");
  }

  @Test
  void contains_starts_and_ends_look_at_characters() {
    assertThat(text("contains", "mimikatz.exe", "KATZ")).isEqualTo("true");
    assertThat(text("contains_cs", "mimikatz.exe", "KATZ")).isEqualTo("false");
    assertThat(text("startswith", "HTTPS://x", "https")).isEqualTo("true");
    assertThat(text("!endswith", "a.EXE", ".exe")).isEqualTo("false");
  }

  @Test
  void membership_takes_items_and_arrays_alike() {
    assertThat(text("in", "b", "a", "b")).isEqualTo("true");
    assertThat(text("in", "B", json("[\"a\",\"b\"]"))).isEqualTo("false");
    assertThat(text("in~", "B", json("[\"a\",\"b\"]"))).isEqualTo("true");
    assertThat(text("!in", 3, 1, 2)).isEqualTo("true");
    assertThat(text("in", 2, json("[1,2.0]"))).isEqualTo("true");
    assertThat(text("in", none(ScalarType.LONG), 1)).isEqualTo("false");
  }

  @Test
  void has_any_and_has_all_look_for_terms_among_many() {
    assertThat(text("has_any", "net user /add", "group", "USER")).isEqualTo("true");
    assertThat(text("has_all", "net user /add", json("[\"net\",\"add\"]"))).isEqualTo("true");
    assertThat(text("has_all", "net user /add", "net", "group")).isEqualTo("false");
  }

  @Test
  void between_includes_both_ends_and_takes_a_duration_as_its_end() {
    assertThat(text("between", 5, 1, 5)).isEqualTo("true");
    assertThat(text("!between", 5, 1, 5)).isEqualTo("false");
    assertThat(text("between", moment("2025-01-03"), moment("2025-01-01"), span("2d")))
        .isEqualTo("true");
  }

  @Test
  void a_regular_expression_is_sought_anywhere() {
    assertThat(text("matches regex", "id=4711;", "\\d{4}")).isEqualTo("true");
    assertThat(text("matches regex", "ID=1", "id")).isEqualTo("false");
    assertThat(text("matches regex", "ID=1", "(?i)id")).isEqualTo("true");
  }

  @Test
  void paths_reach_into_dynamic_values() {
    assertThat(text("member", json("{\"a\":{\"b\":1}}"), "a")).isEqualTo("{\"b\":1}");
    assertThat(text("element", json("[1,2,3]"), -1)).isEqualTo("3");
    assertThat(text("element", json("[1,2,3]"), 3)).isEmpty();
    assertThat(text("member", json("[1]"), "a")).isEmpty();
  }

  @Test
  void an_operator_refuses_operands_it_has_no_meaning_for() {
    assertThat(Call.resolve("+", ScalarType.STRING, ScalarType.LONG))
        .isInstanceOf(Resolution.WrongType.class);
    assertThat(Call.resolve("no_such_function")).isInstanceOf(Resolution.UnknownName.class);
    assertThat(Call.resolve("strlen")).isInstanceOf(Resolution.WrongCount.class);
  }
}
