package com.socmate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.domain.time.Recurrence.Custom;
import com.socmate.domain.time.Recurrence.Daily;
import com.socmate.domain.time.Recurrence.Monthly;
import com.socmate.domain.time.Recurrence.Once;
import com.socmate.domain.time.Recurrence.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant SPRING = Instant.parse("2026-05-18T12:00:00Z");

  @Nested
  class Each_recurrence {
    @Test
    void once_happens_once() {
      Timetable table =
          Timetable.of(new Once(LocalDate.parse("2026-05-20"), LocalTime.of(8, 0)), BERLIN);
      assertThat(table.upcoming(SPRING, 5)).containsExactly(at("2026-05-20T08:00+02:00"));
      assertThat(table.nextAfter(at("2026-05-20T08:00+02:00"))).isEmpty();
    }

    @Test
    void daily_happens_every_day_at_the_same_time_of_day_whatever_the_offset() {
      assertThat(next("2026-10-24T09:00+02:00", daily("08:00"), BERLIN))
          .isEqualTo(at("2026-10-25T08:00+01:00"));
    }

    @Test
    void weekly_happens_on_its_day() {
      Recurrence monday = new Weekly(DayOfWeek.MONDAY, LocalTime.of(6, 0));
      assertThat(Timetable.of(monday, UTC).upcoming(SPRING, 2))
          .containsExactly(at("2026-05-25T06:00Z"), at("2026-06-01T06:00Z"));
    }

    @Test
    void weekly_happens_today_when_its_time_is_still_to_come() {
      Recurrence monday = new Weekly(DayOfWeek.MONDAY, LocalTime.of(13, 0));
      assertThat(Timetable.of(monday, UTC).nextAfter(SPRING)).contains(at("2026-05-18T13:00Z"));
    }

    @Test
    void monthly_on_the_31st_happens_on_the_last_day_of_a_shorter_month() {
      assertThat(
              Timetable.of(new Monthly(31, LocalTime.of(0, 0)), UTC)
                  .upcoming(at("2027-12-31T00:00Z"), 4))
          .containsExactly(
              at("2028-01-31T00:00Z"),
              at("2028-02-29T00:00Z"),
              at("2028-03-31T00:00Z"),
              at("2028-04-30T00:00Z"));
    }

    @Test
    void custom_happens_when_its_expression_says() {
      assertThat(Timetable.of(cron("0 */6 * * *"), UTC).upcoming(SPRING, 2))
          .containsExactly(at("2026-05-18T18:00Z"), at("2026-05-19T00:00Z"));
    }

    @Test
    void a_day_that_no_month_has_is_refused() {
      assertThatThrownBy(() -> new Monthly(32, LocalTime.NOON))
          .hasMessage("The day of the month must be 1–31. Found 32.");
    }

    @Test
    void a_time_of_day_with_seconds_is_refused() {
      assertThatThrownBy(() -> new Daily(LocalTime.of(8, 0, 30)))
          .hasMessage("A time of day is hours and minutes. Found 08:00:30.");
    }

    @Test
    void the_next_time_is_strictly_later() {
      assertThat(next("2026-05-18T08:00Z", daily("08:00"), UTC)).isEqualTo(at("2026-05-19T08:00Z"));
      assertThat(next("2026-05-18T07:59:59.999Z", daily("08:00"), UTC))
          .isEqualTo(at("2026-05-18T08:00Z"));
    }
  }

  @Nested
  class When_clocks_change {
    @Test
    void a_skipped_time_of_day_happens_at_the_end_of_the_gap() {
      assertThat(Timetable.of(daily("02:30"), BERLIN).upcoming(at("2026-03-28T12:00Z"), 2))
          .containsExactly(at("2026-03-29T03:00+02:00"), at("2026-03-30T02:30+02:00"));
    }

    @Test
    void a_repeated_time_of_day_happens_the_first_time_only() {
      assertThat(Timetable.of(daily("02:30"), BERLIN).upcoming(at("2026-10-24T12:00Z"), 2))
          .containsExactly(at("2026-10-25T02:30+02:00"), at("2026-10-26T02:30+01:00"));
    }

    @Test
    void from_within_the_second_pass_the_first_is_past() {
      assertThat(next("2026-10-25T02:10+01:00", daily("02:30"), BERLIN))
          .isEqualTo(at("2026-10-26T02:30+01:00"));
      assertThat(next("2026-10-25T02:10+01:00", cron("0,30 2-3 * * *"), BERLIN))
          .isEqualTo(at("2026-10-25T03:00+01:00"));
    }

    @Test
    void an_interval_runs_in_both_passes() {
      assertThat(Timetable.of(cron("*/30 2 * * *"), BERLIN).upcoming(at("2026-10-24T12:00Z"), 5))
          .containsExactly(
              at("2026-10-25T02:00+02:00"),
              at("2026-10-25T02:30+02:00"),
              at("2026-10-25T02:00+01:00"),
              at("2026-10-25T02:30+01:00"),
              at("2026-10-26T02:00+01:00"));
    }

    @Test
    void an_interval_makes_nothing_up_for_a_gap() {
      assertThat(next("2026-03-29T00:30+01:00", cron("15 */2 * * *"), BERLIN))
          .isEqualTo(at("2026-03-29T04:15+02:00"));
    }

    @Test
    void several_skipped_times_make_one_occurrence() {
      assertThat(Timetable.of(cron("0,20,40 2 * * *"), BERLIN).upcoming(at("2026-03-28T12:00Z"), 2))
          .containsExactly(at("2026-03-29T03:00+02:00"), at("2026-03-30T02:00+02:00"));
    }

    @Test
    void half_an_hour_is_skipped_and_repeated_on_lord_howe() {
      ZoneId island = ZoneId.of("Australia/Lord_Howe");
      assertThat(next("2026-10-04T01:00+10:30", daily("02:15"), island))
          .isEqualTo(at("2026-10-04T02:30+11:00"));
      assertThat(next("2026-04-05T01:45+11:00", daily("01:40"), island))
          .isEqualTo(at("2026-04-06T01:40+10:30"));
    }

    @Test
    void a_date_that_a_place_skipped_altogether_happens_when_the_next_begins() {
      ZoneId samoa = ZoneId.of("Pacific/Apia");
      assertThat(next("2011-12-29T12:00-10:00", daily("08:00"), samoa))
          .isEqualTo(at("2011-12-31T00:00+14:00"));
    }

    @Test
    void an_interval_that_always_falls_into_a_gap_never_happens() {
      Timetable table = Timetable.of(cron("*/30 0 8-14 3 */7"), ZoneId.of("America/Havana"));
      assertThat(table.nextAfter(SPRING)).isEmpty();
      assertThat(table.explain(SPRING).warnings())
          .extracting(Explanation.Warning::message)
          .containsExactly("This never runs: the clocks in America/Havana always skip its time.");
    }
  }

  @Nested
  class Bounds_and_delay {
    @Test
    void start_and_end_are_included() {
      Timetable table =
          Timetable.of(daily("08:00"), UTC)
              .startingAt(at("2026-06-01T08:00Z"))
              .endingAt(at("2026-06-02T08:00Z"));
      assertThat(table.upcoming(SPRING, 10))
          .containsExactly(at("2026-06-01T08:00Z"), at("2026-06-02T08:00Z"));
    }

    @Test
    void an_end_before_the_start_is_refused() {
      Timetable table = Timetable.of(daily("08:00"), UTC).startingAt(SPRING);
      assertThatThrownBy(() -> table.endingAt(SPRING.minusSeconds(1)))
          .hasMessageStartingWith("The end must not be before the start.");
    }

    @Test
    void jitter_moves_every_occurrence_by_the_same_amount() {
      Timetable table =
          Timetable.of(daily("08:00"), UTC).spreadBy(Duration.ofMinutes(5)).belongingTo("sch_1");
      Instant first = table.nextAfter(SPRING).orElseThrow();
      assertThat(first).isBetween(at("2026-05-19T08:00Z"), at("2026-05-19T08:04:59Z"));
      assertThat(table.nextAfter(first)).contains(first.plus(Duration.ofDays(1)));
      assertThat(table.nextAfter(first.minusSeconds(1))).contains(first);
      assertThat(table.occursAt(first)).isTrue();
    }

    @Test
    void jitter_depends_on_the_id_alone_and_spreads() {
      Duration spread = Duration.ofMinutes(5);
      Jitter jitter = Jitter.within(spread);
      assertThat(jitter.of("sch_1")).isEqualTo(jitter.of("sch_1").of("sch_1"));
      assertThat(Jitter.NONE.of("sch_1")).isEqualTo(Jitter.NONE);
      List<Duration> many =
          IntStream.range(0, 1000).mapToObj(i -> jitter.of("sch_" + i).delay()).toList();
      assertThat(many).allMatch(delay -> !delay.isNegative() && delay.compareTo(spread) < 0);
      assertThat(many.stream().distinct().count()).isGreaterThan(250);
    }
  }

  @Test
  void the_sentence_says_how_far_jitter_moves_it() {
    Timetable table = Timetable.of(daily("08:00"), UTC).spreadBy(Duration.ofMinutes(5));
    assertThat(table.sentence())
        .isEqualTo("Every day at 08:00, UTC, up to 5m later, always by the same amount");
    assertThat(table.belongingTo("sch_1").sentence())
        .matches("Every day at 08:00, UTC, always ([1-4]m)? ?([0-9]+s)? later");
  }

  @Nested
  class Zone_names {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "Etc/UTC"})
    void iana_names_are_known(String name) {
      assertThat(Zones.named(name)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Berlin         | Did you mean Europe/Berlin?
            europe/berlin  | Did you mean Europe/Berlin?
            New York       | Did you mean America/New_York?
            utc            | Did you mean UTC?
            """)
    void a_near_miss_is_answered_with_a_suggestion(String name, String suggestion) {
      assertThatThrownBy(() -> Zones.named(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "A time zone must be an IANA name such as Europe/Berlin. Found %s. %s"
                  .formatted(name, suggestion));
    }

    @ParameterizedTest
    @CsvSource({
      "GMT+2, 2 hours ahead of UTC are Etc/GMT-2",
      "utc+03:00, 3 hours ahead of UTC are Etc/GMT-3",
      "UTC-11, 11 hours behind UTC are Etc/GMT+11",
    })
    void a_distance_from_greenwich_is_answered_with_the_zone_in_that_direction(
        String name, String suggestion) {
      assertThatThrownBy(() -> Zones.named(name))
          .hasMessage(
              "A time zone must be an IANA name such as Europe/Berlin. Found %s. %s, whose sign is turned round and whose clocks never change; better name a place."
                  .formatted(name, suggestion));
      var zone = Zones.named(suggestion.replaceFirst(".* ", ""));
      assertThat(zone.getRules().getOffset(Instant.EPOCH).getId())
          .startsWith(suggestion.contains("ahead") ? "+" : "-");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "+02:00", "GMT+15", "GMT+02:30", "UTC-13", "Mars/Olympus", "SystemV/PST8"})
    void anything_else_is_refused(String name) {
      assertThatThrownBy(() -> Zones.named(name))
          .hasMessage(
              "A time zone must be an IANA name such as Europe/Berlin. Found " + name + ".");
    }
  }

  private static Instant next(String after, Recurrence recurrence, ZoneId zone) {
    return Timetable.of(recurrence, zone).nextAfter(at(after)).orElseThrow();
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Recurrence daily(String time) {
    return new Daily(LocalTime.parse(time));
  }

  private static Recurrence cron(String expression) {
    return new Custom(CronExpression.parse(expression));
  }
}
