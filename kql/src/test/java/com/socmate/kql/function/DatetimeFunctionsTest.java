package com.socmate.kql.function;

import static com.socmate.kql.function.Call.moment;
import static com.socmate.kql.function.Call.span;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatetimeFunctionsTest {
  @Test
  void now_is_the_moment_of_the_query() {
    assertThat(text("now")).isEqualTo("2025-06-15T12:00:00.0000000Z");
    assertThat(text("ago", span("90m"))).isEqualTo("2025-06-15T10:30:00.0000000Z");
    assertThat(text("now", span("-1d"))).isEqualTo("2025-06-14T12:00:00.0000000Z");
  }

  @Test
  void bins_go_down_even_below_zero() {
    assertThat(text("bin", 7, 5)).isEqualTo("5");
    assertThat(text("bin", -7, 5)).isEqualTo("-10");
    assertThat(text("bin", 4.7, 0.5)).isEqualTo("4.5");
    assertThat(text("bin", moment("2025-01-02 03:04:05"), span("1h")))
        .isEqualTo("2025-01-02T03:00:00.0000000Z");
    assertThat(text("bin", 7, 0)).isEmpty();
  }

  @Test
  void bins_may_start_anywhere() {
    assertThat(text("bin_at", 6.5, 2.5, 7.0)).isEqualTo("4.5");
    assertThat(text("bin_at", moment("2025-01-08"), span("7d"), moment("2025-01-01")))
        .startsWith("2025-01-08");
  }

  @Test
  void weeks_begin_on_sunday() {
    assertThat(text("startofweek", moment("2025-06-15 18:00"))).startsWith("2025-06-15T00:00:00");
    assertThat(text("startofweek", moment("2025-06-14 18:00"))).startsWith("2025-06-08");
    assertThat(text("dayofweek", moment("2025-06-16"))).isEqualTo("1.00:00:00");
  }

  @Test
  void ends_are_one_tick_before_the_next_start() {
    assertThat(text("endofmonth", moment("2024-02-10"))).isEqualTo("2024-02-29T23:59:59.9999999Z");
    assertThat(text("endofyear", moment("2024-02-10"), -1))
        .isEqualTo("2023-12-31T23:59:59.9999999Z");
  }

  @Test
  void differences_count_boundaries_crossed() {
    assertThat(text("datetime_diff", "year", moment("2025-01-01"), moment("2024-12-31")))
        .isEqualTo("1");
    assertThat(
            text("datetime_diff", "hour", moment("2025-01-01 01:01"), moment("2025-01-01 00:59")))
        .isEqualTo("1");
    assertThat(text("datetime_diff", "day", moment("2025-01-01"), moment("2025-01-05")))
        .isEqualTo("-4");
  }

  @Test
  void adding_months_stays_within_the_month() {
    assertThat(text("datetime_add", "month", 1, moment("2025-01-31"))).startsWith("2025-02-28");
    assertThat(text("datetime_add", "year", 99999, moment("2025-01-31"))).isEmpty();
    assertThatThrownBy(() -> text("datetime_add", "fortnight", 1, moment("2025-01-31")))
        .isInstanceOf(EvaluationFailure.class)
        .hasMessageContaining("fortnight");
  }

  @Test
  void formats_follow_their_letters() {
    var at = moment("2025-01-09 05:06:07.89");
    assertThat(text("format_datetime", at, "yyyy-MM-dd HH:mm:ss.fff"))
        .isEqualTo("2025-01-09 05:06:07.890");
    assertThat(text("format_datetime", at, "M/d/yy h:mm tt")).isEqualTo("1/9/25 5:06 AM");
    assertThat(text("format_timespan", span("1.02:03:04.5"), "d.hh:mm:ss.FF"))
        .isEqualTo("1.02:03:04.5");
  }

  @Test
  void unix_times_come_in_four_grains() {
    assertThat(text("unixtime_seconds_todatetime", 0)).isEqualTo("1970-01-01T00:00:00.0000000Z");
    assertThat(text("unixtime_milliseconds_todatetime", 1_500))
        .isEqualTo("1970-01-01T00:00:01.5000000Z");
    assertThat(text("unixtime_nanoseconds_todatetime", 100))
        .isEqualTo("1970-01-01T00:00:00.0000001Z");
    assertThat(text("unixtime_seconds_todatetime", Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void local_times_know_daylight_saving() {
    assertThat(text("datetime_utc_to_local", moment("2025-07-01 12:00"), "Europe/Vienna"))
        .startsWith("2025-07-01T14:00");
    assertThat(text("datetime_local_to_utc", moment("2025-01-01 12:00"), "Europe/Vienna"))
        .startsWith("2025-01-01T11:00");
  }

  @Test
  void a_day_that_does_not_exist_is_null() {
    assertThat(text("make_datetime", 2025, 2, 30)).isEmpty();
    assertThat(text("make_datetime", 2025, 2, 28, 23, 59, 1.5))
        .isEqualTo("2025-02-28T23:59:01.5000000Z");
    assertThat(text("make_timespan", 1, 2, 3, 4)).isEqualTo("1.02:03:04");
  }

  @Test
  void weeks_of_the_year_are_those_of_iso() {
    assertThat(text("week_of_year", moment("2021-01-03"))).isEqualTo("53");
  }
}
