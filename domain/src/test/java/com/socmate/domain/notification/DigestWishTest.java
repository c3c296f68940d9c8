package com.socmate.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestWishTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final Optional<QuietHours> NONE = Optional.empty();

  @Test
  void a_way_of_which_nothing_is_said_has_no_digest() {
    assertThat(daily("07:00").nextAfter(Channel.WEBHOOK, at("2026-11-22T05:00:00Z"), NONE))
        .isEmpty();
  }

  @Test
  void a_days_digest_comes_at_its_time_by_the_clocks_of_its_place() {
    assertThat(next(daily("07:00"), "2026-11-22T05:59:59Z")).contains(at("2026-11-22T06:00:00Z"));
    assertThat(next(daily("07:00"), "2026-11-22T06:00:00Z")).contains(at("2026-11-23T06:00:00Z"));
    assertThat(next(daily("07:00"), "2026-07-01T12:00:00Z")).contains(at("2026-07-02T05:00:00Z"));
  }

  @Test
  void a_time_that_clocks_skip_comes_when_the_gap_ends_and_one_that_comes_twice_comes_once() {
    assertThat(next(daily("02:30"), "2026-03-28T12:00:00Z")).contains(at("2026-03-29T01:00:00Z"));
    assertThat(next(daily("02:30"), "2026-10-24T12:00:00Z")).contains(at("2026-10-25T00:30:00Z"));
    assertThat(next(daily("02:30"), "2026-10-25T00:30:00Z")).contains(at("2026-10-26T01:30:00Z"));
  }

  @Test
  void an_hours_digest_comes_on_the_hour_as_the_place_shows_it() {
    assertThat(hourly(ZURICH).nextAfter(Channel.EMAIL, at("2026-11-22T05:10:00Z"), NONE))
        .contains(at("2026-11-22T06:00:00Z"));
    assertThat(
            hourly(ZoneId.of("Asia/Kolkata"))
                .nextAfter(Channel.EMAIL, at("2026-11-22T05:10:00Z"), NONE))
        .contains(at("2026-11-22T05:30:00Z"));
  }

  @Test
  void an_hour_that_is_quiet_is_told_of_when_quiet_is_over() {
    var nights = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZURICH);
    assertThat(
            hourly(ZURICH)
                .nextAfter(Channel.EMAIL, at("2026-11-22T20:30:00Z"), Optional.of(nights)))
        .contains(at("2026-11-23T06:00:00Z"));
    assertThat(
            daily("05:00")
                .nextAfter(Channel.EMAIL, at("2026-11-22T20:30:00Z"), Optional.of(nights)))
        .contains(at("2026-11-23T04:00:00Z"));
  }

  @Test
  void the_inbox_has_no_digest() {
    assertThatThrownBy(
            () -> new DigestWish(Map.of(Channel.IN_APP, Cadence.DAILY), LocalTime.NOON, ZURICH))
        .hasMessageContaining("needs no digest");
  }

  private static Optional<Instant> next(DigestWish wish, String after) {
    return wish.nextAfter(Channel.EMAIL, at(after), NONE);
  }

  private static DigestWish daily(String time) {
    return new DigestWish(Map.of(Channel.EMAIL, Cadence.DAILY), LocalTime.parse(time), ZURICH);
  }

  private static DigestWish hourly(ZoneId zone) {
    return new DigestWish(Map.of(Channel.EMAIL, Cadence.HOURLY), LocalTime.NOON, zone);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
