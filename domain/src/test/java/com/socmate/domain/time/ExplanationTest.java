package com.socmate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.time.Explanation.Kind;
import com.socmate.domain.time.Explanation.Warning;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-05-18T12:00:00Z");
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  @Test
  void the_sentence_names_the_place() {
    assertThat(explain(new Daily(LocalTime.of(8, 0))).sentence())
        .isEqualTo("Every day at 08:00, Europe/Berlin");
    assertThat(explain(new Weekly(DayOfWeek.MONDAY, LocalTime.of(6, 0))).sentence())
        .isEqualTo("Every Monday at 06:00, Europe/Berlin");
    assertThat(explain(new Monthly(5, LocalTime.of(6, 0))).sentence())
        .isEqualTo("On day 5 of every month at 06:00, Europe/Berlin");
    assertThat(explain(new Once(LocalDate.parse("2026-06-01"), LocalTime.of(6, 0))).sentence())
        .isEqualTo("Once, on 2026-06-01 at 06:00, Europe/Berlin");
    assertThat(explain(cron("0 9 * * 1-5")).sentence())
        .isEqualTo("At 09:00, Monday to Friday, Europe/Berlin");
  }

  @Test
  void the_next_ten_times_carry_the_offset_of_their_day() {
    Explanation explanation =
        Timetable.of(new Weekly(DayOfWeek.SUNDAY, LocalTime.of(8, 0)), BERLIN)
            .explain(Instant.parse("2026-10-10T00:00:00Z"));
    assertThat(explanation.upcoming())
        .hasSize(10)
        .startsWith(
            OffsetDateTime.parse("2026-10-11T08:00+02:00"),
            OffsetDateTime.parse("2026-10-18T08:00+02:00"),
            OffsetDateTime.parse("2026-10-25T08:00+01:00"));
  }

  @Test
  void both_clock_changes_of_the_coming_year_are_told() {
    assertThat(explain(new Daily(HALF_PAST_TWO)).warnings())
        .containsExactly(
            new Warning(
                Kind.CLOCK_REPEATS,
                "On 2026-10-25 the clocks in Europe/Berlin show 02:00 to 03:00 twice: 02:30 comes"
                    + " twice and it runs the first time only."),
            new Warning(
                Kind.CLOCK_SKIPS,
                "On 2027-03-28 the clocks in Europe/Berlin skip from 02:00 to 03:00: 02:30 does not"
                    + " exist and it runs at 03:00 instead."));
  }

  @Test
  void an_interval_is_told_what_it_leaves_out_and_does_twice() {
    assertThat(explain(cron("*/20 2 * * *")).warnings())
        .extracting(Warning::message)
        .containsExactly(
            "On 2026-10-25 the clocks in Europe/Berlin show 02:00 to 03:00 twice: it runs in both"
                + " passes.",
            "On 2027-03-28 the clocks in Europe/Berlin skip from 02:00 to 03:00: times in between"
                + " are left out.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/30 * * * *", "0 * * * *", "0 9 * * 1-5", "0 */6 * * *"})
  void clock_changes_that_change_nothing_are_not_told(String expression) {
    assertThat(explain(cron(expression)).warnings()).isEmpty();
  }

  @Test
  void a_clock_change_outside_the_bounds_is_not_told() {
    Timetable summer =
        Timetable.of(new Daily(HALF_PAST_TWO), BERLIN)
            .endingAt(Instant.parse("2026-09-01T00:00:00Z"));
    assertThat(summer.explain(NOW).warnings()).isEmpty();
  }

  @Test
  void days_that_some_months_lack_are_told() {
    assertThat(explain(new Monthly(30, LocalTime.NOON)).warnings())
        .containsExactly(
            new Warning(
                Kind.SHORT_MONTHS, "In a month without day 30 it runs on the month's last day."));
    assertThat(explain(new Monthly(28, LocalTime.NOON)).warnings()).isEmpty();
  }

  @Test
  void two_restricted_day_fields_are_told() {
    assertThat(explain(cron("0 12 13 * 5")).warnings())
        .extracting(Warning::kind)
        .containsExactly(Kind.EITHER_DAY);
    assertThat(explain(cron("0 12 */2 * 5")).warnings()).isEmpty();
  }

  @Test
  void what_never_runs_says_why() {
    assertThat(onlyWarning(cron("0 6 31 2 *")))
        .isEqualTo(new Warning(Kind.NEVER_FIRES, "This never runs: no date matches 0 6 31 2 *."));
    assertThat(onlyWarning(new Once(LocalDate.parse("2026-05-18"), LocalTime.of(8, 0))).message())
        .isEqualTo("This never runs: 2026-05-18 08:00 in Europe/Berlin has passed.");
    Timetable ended = Timetable.of(new Daily(LocalTime.NOON), BERLIN).endingAt(NOW);
    assertThat(ended.explain(NOW).neverFires()).isTrue();
    assertThat(ended.explain(NOW).warnings())
        .extracting(Warning::message)
        .containsExactly("This never runs: its first time would be after its end.");
  }

  @Test
  void the_shortest_period_is_given_where_there_is_one() {
    assertThat(explain(cron("*/30 * * * *")).shortestPeriod()).contains(Duration.ofMinutes(30));
    assertThat(explain(new Weekly(DayOfWeek.MONDAY, LocalTime.NOON)).shortestPeriod())
        .contains(Duration.ofDays(7));
    assertThat(explain(new Once(LocalDate.parse("2026-06-01"), LocalTime.NOON)).shortestPeriod())
        .isEmpty();
  }

  private static Warning onlyWarning(Recurrence recurrence) {
    Explanation explanation = explain(recurrence);
    assertThat(explanation.neverFires()).isTrue();
    assertThat(explanation.warnings()).hasSize(1);
    return explanation.warnings().getFirst();
  }

  private static Explanation explain(Recurrence recurrence) {
    return Timetable.of(recurrence, BERLIN).explain(NOW);
  }

  private static Recurrence cron(String expression) {
    return new Custom(CronExpression.parse(expression));
  }
}
