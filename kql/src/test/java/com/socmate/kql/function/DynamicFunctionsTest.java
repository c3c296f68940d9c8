package com.socmate.kql.function;

import static com.socmate.kql.function.Call.json;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.type.ScalarType;
import org.junit.jupiter.api.Test;

class DynamicFunctionsTest {
  @Test
  void arrays_slice_from_either_end() {
    assertThat(text("array_slice", json("[1,2,3,4]"), 1, 2)).isEqualTo("[2,3]");
    assertThat(text("array_slice", json("[1,2,3,4]"), -2, -1)).isEqualTo("[3,4]");
    assertThat(text("array_slice", json("[1,2]"), 5, 9)).isEqualTo("[]");
  }

  @Test
  void arrays_shift_and_rotate() {
    assertThat(text("array_shift_left", json("[1,2,3]"), 1)).isEqualTo("[2,3,null]");
    assertThat(text("array_rotate_right", json("[1,2,3]"), 1)).isEqualTo("[3,1,2]");
  }

  @Test
  void what_is_no_array_has_no_length() {
    assertThat(text("array_length", json("[1,2]"))).isEqualTo("2");
    assertThat(text("array_length", json("{\"a\":1}"))).isEmpty();
    assertThat(text("array_length", Call.none(ScalarType.DYNAMIC))).isEmpty();
  }

  @Test
  void sorting_puts_nulls_last_unless_told_otherwise() {
    assertThat(text("array_sort_asc", json("[3,null,1]"))).isEqualTo("[[1,3,null]]");
    assertThat(text("array_sort_desc", json("[\"b\",\"a\"]"), json("[1,2]")))
        .isEqualTo("[[\"b\",\"a\"],[1,2]]");
    assertThat(text("array_sort_asc", json("[3,null,1]"), false)).isEqualTo("[[null,1,3]]");
  }

  @Test
  void bags_pack_merge_and_lose_keys() {
    assertThat(text("bag_pack", "a", 1, "b", "x")).isEqualTo("{\"a\":1,\"b\":\"x\"}");
    assertThat(text("bag_merge", json("{\"a\":1}"), json("{\"a\":2,\"b\":3}")))
        .isEqualTo("{\"a\":1,\"b\":3}");
    assertThat(
            text(
                "bag_remove_keys",
                json("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"),
                json("[\"a\",\"$.b.c\"]")))
        .isEqualTo("{\"b\":{\"d\":3}}");
    assertThat(text("bag_keys", json("{\"a\":1,\"b\":2}"))).isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void arrays_act_as_sets() {
    assertThat(text("set_union", json("[1,2]"), json("[2,3]"))).isEqualTo("[1,2,3]");
    assertThat(text("set_intersect", json("[1,2]"), json("[2,3]"))).isEqualTo("[2]");
    assertThat(text("set_difference", json("[1,2]"), json("[2,3]"))).isEqualTo("[1]");
    assertThat(text("set_has_element", json("[\"a\"]"), "a")).isEqualTo("true");
    assertThat(text("jaccard_index", json("[1,2]"), json("[2,3]"))).startsWith("0.33333");
  }

  @Test
  void ranges_hold_numbers_moments_and_durations() {
    assertThat(text("range", 1, 7, 3)).isEqualTo("[1,4,7]");
    assertThat(text("range", 3, 1, -1)).isEqualTo("[3,2,1]");
    assertThat(text("range", 0.0, 1.0, 0.5)).isEqualTo("[0.0,0.5,1.0]");
    assertThat(text("range", Call.moment("2025-01-01"), Call.moment("2025-01-02"), Call.span("1d")))
        .contains("2025-01-02");
  }

  @Test
  void paths_of_a_tree_are_listed() {
    assertThat(text("treepath", json("{\"a\":{\"b\":[1]}}")))
        .isEqualTo("[\"['a']\",\"['a']['b']\",\"['a']['b'][0]\"]");
  }

  @Test
  void choices_keep_to_the_branch_that_holds() {
    assertThat(text("iff", true, 1, 2)).isEqualTo("1");
    assertThat(text("iff", Call.none(ScalarType.BOOL), 1, 2)).isEqualTo("2");
    assertThat(text("case", false, "a", true, "b", "c")).isEqualTo("b");
    assertThat(text("coalesce", "", "x")).isEqualTo("x");
    assertThat(text("max_of", 1, 3, 2)).isEqualTo("3");
    assertThat(text("min_of", 1.5, 1)).isEqualTo("1.0");
  }

  @Test
  void emptiness_and_nullness_are_different_for_strings_only() {
    assertThat(text("isnull", "")).isEqualTo("false");
    assertThat(text("isempty", "")).isEqualTo("true");
    assertThat(text("isempty", Call.none(ScalarType.LONG))).isEqualTo("true");
    assertThat(text("isnotempty", json("[]"))).isEqualTo("true");
  }

  @Test
  void conversions_give_null_where_there_is_no_sense() {
    assertThat(text("toint", "12x")).isEmpty();
    assertThat(text("tolong", "0x1F")).isEqualTo("31");
    assertThat(text("toint", 4_000_000_000L)).isEmpty();
    assertThat(text("tobool", "TRUE")).isEqualTo("true");
    assertThat(text("todouble", "1e3")).isEqualTo("1000.0");
    assertThat(text("totimespan", "1.00:00:01")).isEqualTo("1.00:00:01");
    assertThat(text("toguid", "no guid")).isEmpty();
    assertThat(text("tostring", json("{\"a\":\"b\"}"))).isEqualTo("{\"a\":\"b\"}");
    assertThat(text("tostring", json("\"plain\""))).isEqualTo("plain");
  }

  @Test
  void series_are_filled_and_fitted() {
    assertThat(text("series_fill_forward", json("[1,null,3]"))).isEqualTo("[1,1,3]");
    assertThat(text("series_fill_linear", json("[1.0,null,3.0]"))).isEqualTo("[1.0,2.0,3.0]");
    assertThat(text("series_add", json("[1,2]"), json("[3,4]"))).isEqualTo("[4,6]");
    assertThat(text("element", Call.value("series_fit_line", json("[1,3,5]")), 1)).isEqualTo("2.0");
  }

  @Test
  void an_anomaly_stands_out() {
    var series = json("[5,6,5,6,5,6,5,6,90,6,5,6,5,6,5,6]");
    assertThat(text("element", Call.value("series_decompose_anomalies", series), 0))
        .isEqualTo("[0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0]");
  }
}
