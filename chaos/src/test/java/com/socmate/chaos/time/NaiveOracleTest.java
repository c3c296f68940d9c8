package com.socmate.chaos.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The oracle against what anybody can work out with a calendar.
class NaiveOracleTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static List<Instant> on(String day, Expression expression) {
    var midnight = Instant.parse(day + "T05:00:00Z");
    return expression
        .oracle(NEW_YORK)
        .between(midnight.minusSeconds(1), midnight.plus(Duration.ofHours(4)));
  }

  private static List<Instant> instants(String... texts) {
    return Stream.of(texts).map(Instant::parse).toList();
  }

  @Test
  void a_time_that_is_skipped_happens_when_the_gap_ends() {
    assertThat(on("2026-03-08", Expression.HALF_PAST_TWO))
        .isEqualTo(instants("2026-03-08T07:00:00Z"));
  }

  @Test
  void a_time_that_comes_twice_happens_the_first_time() {
    assertThat(on("2026-11-01", Expression.ONE_TO_THREE))
        .isEqualTo(
            instants(
                "2026-11-01T05:15:00Z",
                "2026-11-01T05:45:00Z",
                "2026-11-01T07:15:00Z",
                "2026-11-01T07:45:00Z",
                "2026-11-01T08:15:00Z",
                "2026-11-01T08:45:00Z"));
  }

  @Test
  void an_interval_goes_by_the_clock_both_times() {
    assertThat(on("2026-11-01", Expression.HOURLY))
        .isEqualTo(
            instants(
                "2026-11-01T05:20:00Z",
                "2026-11-01T06:20:00Z",
                "2026-11-01T07:20:00Z",
                "2026-11-01T08:20:00Z"));
  }

  @Test
  void an_interval_makes_up_for_nothing_in_a_gap() {
    assertThat(on("2026-03-08", Expression.HOURLY))
        .isEqualTo(
            instants(
                "2026-03-08T05:20:00Z",
                "2026-03-08T06:20:00Z",
                "2026-03-08T07:20:00Z",
                "2026-03-08T08:20:00Z"));
  }
}
