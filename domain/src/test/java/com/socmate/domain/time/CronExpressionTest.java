package com.socmate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *            | 2026-03-04T05:06:30 | 2026-03-04T05:07
          5 4 * * *            | 2026-03-04T05:06    | 2026-03-05T04:05
          0,30 8-9 * * *       | 2026-03-04T08:31    | 2026-03-04T09:00
          */20 * * * *         | 2026-03-04T05:41    | 2026-03-04T06:00
          10-40/15 * * * *     | 2026-03-04T05:26    | 2026-03-04T05:40
          50-10/10 * * * *     | 2026-03-04T05:01    | 2026-03-04T05:10
          0 22-2 * * *         | 2026-03-04T03:00    | 2026-03-04T22:00
          0 0 * * 7            | 2026-03-04T00:00    | 2026-03-08T00:00
          0 0 * * 5-7          | 2026-03-08T00:01    | 2026-03-13T00:00
          0 0 * * Sat-Mon      | 2026-03-03T00:00    | 2026-03-07T00:00
          0 0 1 jan *          | 2026-03-04T00:00    | 2027-01-01T00:00
          0 0 1 Nov-Feb *      | 2026-03-04T00:00    | 2026-11-01T00:00
          0 0 13 * 5           | 2026-03-07T00:00    | 2026-03-13T00:00
          0 0 13 * 5           | 2026-03-14T00:00    | 2026-03-20T00:00
          0 0 13 * */5         | 2026-03-14T00:00    | 2026-09-13T00:00
          0 0 31 * *           | 2026-04-01T00:00    | 2026-05-31T00:00
          0 0 29 2 *           | 2026-03-04T00:00    | 2028-02-29T00:00
          0 0 29 2 *           | 2097-01-01T00:00    | 2104-02-29T00:00
          0 0 29 2 */7         | 2026-03-04T00:00    | 2032-02-29T00:00
          3/15 * * * *         | 2026-03-04T05:04    | 2026-03-04T05:18
          @HOURLY              | 2026-03-04T05:04    | 2026-03-04T06:00
          @weekly              | 2026-03-04T05:04    | 2026-03-08T00:00
          """)
  void the_next_minute_is_the_first_that_matches(
      String expression, LocalDateTime from, LocalDateTime next) {
    assertThat(CronExpression.parse(expression).atOrAfter(from)).contains(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * 8     | Day of week must be 0–7. Found 8 at position 5.
          60 * * * *    | Minute must be 0–59. Found 60 at position 1.
          0 24 * * *    | Hour must be 0–23. Found 24 at position 2.
          0 0 0 * *     | Day of month must be 1–31. Found 0 at position 3.
          0 0 * 13 *    | Month must be 1–12. Found 13 at position 4.
          0 0 * Foo *   | Month must be 1–12 or JAN–DEC. Found Foo at position 4.
          0 0 * * Mo    | Day of week must be 0–7 or SUN–SAT. Found Mo at position 5.
          */0 * * * *   | Minute must have a step of 1–59. Found */0 at position 1.
          * */24 * * *  | Hour must have a step of 1–23. Found */24 at position 2.
          */x * * * *   | Minute needs a whole number as its step, as in */5. Found */x at position 1.
          /5 * * * *    | Minute needs something before the step, as in */5. Found /5 at position 1.
          1,,2 * * * *  | Minute has an empty place in its list. Write values between the commas. Found 1,,2 at position 1.
          -5 * * * *    | Minute must be 0–59. Found -5 at position 1.
          0 0 ? * MON   | Day of month is left open with * here. Found ? at position 3.
          0 0 L * *     | Day of month does not know L, W or #. For the last day of a month use the monthly frequency with day 31. Found L at position 3.
          0 0 * * 2#1   | Day of week does not know L, W or #. For the last day of a month use the monthly frequency with day 31. Found 2#1 at position 5.
          """)
  void what_cannot_be_read_is_refused_with_the_field_the_remedy_and_what_was_found(
      String expression, String sentence) {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .isInstanceOf(CronSyntaxException.class)
        .hasMessage(sentence);
  }

  @Test
  void the_field_at_fault_is_told_to_programs_too() {
    CronSyntaxException refused =
        catchThrowableOfType(CronSyntaxException.class, () -> CronExpression.parse("0 0 * * 8"));
    assertThat(refused.field()).contains(CronField.DAY_OF_WEEK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "* * * *", "0 0 12 * * ?", "0 0 0 1 1 * 2030"})
  void any_other_number_of_fields_is_refused(String expression) {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .hasMessageStartingWith(
            "A cron expression has five fields: minute, hour, day of month, month, day of week.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@reboot", "@every 5m", "@"})
  void other_short_forms_are_refused(String expression) {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .hasMessageStartingWith("The short forms are @hourly,");
  }

  @Test
  void an_endless_expression_is_refused_without_being_read() {
    assertThatThrownBy(() -> CronExpression.parse("1,".repeat(10_000) + "1 * * * *"))
        .hasMessageContaining("at most 500 characters");
  }

  @Test
  void a_number_too_long_for_an_integer_is_refused_like_any_other() {
    assertThatThrownBy(() -> CronExpression.parse("99999999999 * * * *"))
        .hasMessage("Minute must be 0–59. Found 99999999999 at position 1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 6 31 2 *", "* * 30 FEB *", "0 0 31 4,6,9,11 *", "0 0 31 2,4 */1"})
  void an_expression_without_any_date_never_fires(String expression) {
    assertThat(CronExpression.parse(expression).neverFires()).isTrue();
    assertThat(CronExpression.parse(expression).shortestPeriod()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "0 0 29 2 */7", "0 6 31 2 1", "* * * * *"})
  void a_rare_expression_still_fires(String expression) {
    assertThat(CronExpression.parse(expression).neverFires()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *         | PT1M
          */30 * * * *      | PT30M
          */7 * * * *       | PT4M
          0 */6 * * *       | PT6H
          0 */5 * * *       | PT4H
          0 8,20 * * *      | PT12H
          55 8 * * *        | PT24H
          0 0,23 * * *      | PT1H
          0 0,23 * * 1      | PT23H
          0 9 * * 1         | PT168H
          0 9 * * 1,3       | PT48H
          0 0 1 * *         | PT672H
          0 0 1,31 * *      | PT24H
          0 0 29 2 *        | PT35064H
          """)
  void the_shortest_period_is_that_of_the_closest_two_times(String expression, Duration period) {
    assertThat(CronExpression.parse(expression).shortestPeriod()).contains(period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *            | Every minute
          */30 * * * *         | Every 30 minutes
          @hourly              | Every hour
          15 * * * *           | Every hour at minute 15
          0 */6 * * *          | Every 6 hours
          5 */2 * * *          | Every 2 hours at minute 5
          0 8 * * *            | Every day at 08:00
          30 7,12,17 * * *     | Every day at 07:30, 12:30 and 17:30
          0 9 * * 1-5          | At 09:00, Monday to Friday
          0 9 * * 6,7          | At 09:00, Saturday and Sunday
          0 9 * * 0,2          | At 09:00, Tuesday and Sunday
          0 0 1 * *            | At 00:00 on day 1 of the month
          0 0 1,15 * *         | At 00:00 on days 1 and 15 of the month
          0 0 1-7 * *          | At 00:00 on days 1 to 7 of the month
          0 0 1 1,7 *          | At 00:00 on day 1 of the month in January and July
          0 0 * 6-8 *          | At 00:00 in June to August
          0 12 1 * MON         | At 12:00 on day 1 of the month or on Monday
          0 12 */2 * SAT       | At 12:00 on days 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29 and 31 of the month when that is Saturday
          */10 9-16 * * 1-5    | Every 10 minutes from 09:00 to 16:59, Monday to Friday
          0,7,9 * * * *        | At minutes 0, 7 and 9 of every hour
          */15 */3 * * *       | Every 15 minutes of every third hour
          * 5 * * *            | Every minute from 05:00 to 05:59
          """)
  void the_sentence_says_what_it_means(String expression, String sentence) {
    assertThat(CronExpression.parse(expression).sentence()).isEqualTo(sentence);
  }

  @Test
  void an_expression_is_shown_as_it_was_written_but_for_its_spaces() {
    assertThat(CronExpression.parse("  0   9 *\t* Mon ")).hasToString("0 9 * * Mon");
    assertThat(CronExpression.parse("0 9 * * *")).isEqualTo(CronExpression.parse(" 0 9 * * *"));
  }

  @Test
  void only_a_whole_minute_matches() {
    CronExpression everyMinute = CronExpression.parse("* * * * *");
    assertThat(everyMinute.matches(LocalDateTime.parse("2026-03-04T05:06"))).isTrue();
    assertThat(everyMinute.matches(LocalDateTime.parse("2026-03-04T05:06:01"))).isFalse();
  }
}
