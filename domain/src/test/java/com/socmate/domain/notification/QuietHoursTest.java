package com.socmate.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final QuietHours NIGHT = hours("22:00", "07:00");
  private static final QuietHours LUNCH = hours("12:00", "13:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:59:59Z,",
    "2026-11-22T21:00:00Z, 2026-11-23T06:00:00Z",
    "2026-11-22T23:30:00Z, 2026-11-23T06:00:00Z",
    "2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z",
    "2026-11-23T06:00:00Z,",
  })
  void nights_go_over_midnight_by_the_clocks_of_the_place(Instant now, Instant end) {
    assertThat(NIGHT.endOf(now).orElse(null)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T09:59:00Z,",
    "2026-06-01T10:00:00Z, 2026-06-01T11:00:00Z",
    "2026-06-01T11:00:00Z,",
  })
  void hours_within_a_day_end_on_it(Instant now, Instant end) {
    assertThat(LUNCH.endOf(now).orElse(null)).isEqualTo(end);
  }

  @Test
  void the_night_in_which_clocks_change_is_as_long_as_the_clocks_say() {
    assertThat(NIGHT.endOf(Instant.parse("2026-03-28T21:30:00Z")))
        .contains(Instant.parse("2026-03-29T05:00:00Z"));
    assertThat(NIGHT.endOf(Instant.parse("2026-10-24T20:30:00Z")))
        .contains(Instant.parse("2026-10-25T06:00:00Z"));
  }

  @Test
  void hours_that_end_when_they_begin_are_none() {
    assertThatThrownBy(() -> hours("22:00", "22:00")).isInstanceOf(IllegalArgumentException.class);
  }

  private static QuietHours hours(String from, String to) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZURICH);
  }
}
