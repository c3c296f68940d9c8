package com.socmate.house;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.specificity.Criterion;
import com.socmate.domain.specificity.Specificity;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.CronSyntaxException;
import com.socmate.domain.time.Explanation;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import com.socmate.domain.time.Zones;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every worked example of `docs/scheduling.md` is what the product answers.
class SchedulingGuideTest {
  private static final Path PAGE = Project.root().resolve("docs/scheduling.md");
  private static final String BERLIN = "Europe/Berlin";
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm XXX", Locale.ENGLISH);

  @Test
  void the_expressions_mean_what_the_page_says() {
    shows(
        "expressions",
        table(
            "| expression | means |",
            Stream.of(
                    "0 9 * * 1-5",
                    "0 6,18 * * *",
                    "*/15 * * * *",
                    "*/15 8-18 * * MON-FRI",
                    "30 */4 * * *",
                    "0 22-2 * * *",
                    "0 7 1 * *",
                    "0 7 1 JAN,APR,JUL,OCT *",
                    "0 6 13 * FRI",
                    "0 9 */31,2-7 * MON",
                    "@weekly")
                .map(it -> row("`" + it + "`", cron(it).sentence()))));
  }

  @Test
  void what_is_refused_is_refused_in_these_words() {
    shows(
        "refusals",
        table(
            "| written | answered |",
            Stream.of(
                    "0 9 * *",
                    "0 0 9 * * 1",
                    "0 25 * * *",
                    "0 9 ? * MON",
                    "0 9 L * *",
                    "0 9 * * 5#2",
                    "0 9 * * Mo",
                    "*/0 * * * *",
                    "0 9 1,,15 * *",
                    "@every 5m")
                .map(it -> row("`" + it + "`", refusal(it)))));
  }

  @Test
  void a_zone_that_is_no_zone_is_refused_in_these_words() {
    shows(
        "zones",
        table(
            "| written | answered |",
            Stream.of("Berlin", "new york", "CEST", "GMT+2")
                .map(it -> row("`" + it + "`", zoneRefusal(it)))));
  }

  @Test
  void the_five_frequencies_run_when_the_page_says() {
    var nine = LocalTime.of(9, 0);
    shows(
        "frequencies",
        blocks(
            at(
                new Recurrence.Once(LocalDate.of(2027, 3, 31), nine),
                BERLIN,
                "2027-03-26T12:00:00Z"),
            at(new Recurrence.Daily(nine), BERLIN, "2027-03-26T12:00:00Z"),
            at(new Recurrence.Weekly(DayOfWeek.MONDAY, nine), BERLIN, "2027-03-26T12:00:00Z"),
            at(new Recurrence.Monthly(15, nine), BERLIN, "2027-03-26T12:00:00Z"),
            at(custom("0 9 * * 1-5"), BERLIN, "2027-03-26T12:00:00Z")));
  }

  @Test
  void a_time_that_the_clocks_skip_is_run_when_the_page_says() {
    shows("gap", blocks(at(new Recurrence.Daily(HALF_PAST_TWO), BERLIN, "2027-03-26T12:00:00Z")));
  }

  @Test
  void a_time_that_comes_twice_is_run_when_the_page_says() {
    shows(
        "overlap", blocks(at(new Recurrence.Daily(HALF_PAST_TWO), BERLIN, "2027-10-29T12:00:00Z")));
  }

  @Test
  void an_interval_follows_the_clock_as_the_page_says() {
    shows(
        "intervals",
        blocks(
            at(custom("*/30 1-3 * * *"), BERLIN, "2027-03-28T00:00:00Z"),
            at(custom("*/30 1-3 * * *"), BERLIN, "2027-10-31T00:15:00Z")));
  }

  @Test
  void other_places_change_their_clocks_as_the_page_says() {
    shows(
        "places",
        blocks(
            at(
                new Recurrence.Daily(LocalTime.of(2, 15)),
                "Australia/Lord_Howe",
                "2027-10-01T12:00:00Z"),
            at(
                new Recurrence.Daily(LocalTime.of(0, 30)),
                "America/Santiago",
                "2027-09-03T12:00:00Z"),
            at(new Recurrence.Daily(HALF_PAST_TWO), "UTC", "2027-03-26T12:00:00Z")));
  }

  @Test
  void the_end_of_a_month_is_where_the_page_says() {
    shows(
        "month-end",
        blocks(
            at(new Recurrence.Monthly(31, LocalTime.of(18, 0)), BERLIN, "2027-12-31T23:00:00Z"),
            at(custom("0 18 31 * *"), BERLIN, "2027-12-31T23:00:00Z")));
  }

  @Test
  void either_day_is_enough_as_the_page_says() {
    shows("either-day", blocks(at(custom("0 6 13 * FRI"), "UTC", "2027-08-01T00:00:00Z")));
    shows("first-monday", blocks(at(custom("0 9 */31,2-7 * MON"), "UTC", "2027-08-01T00:00:00Z")));
  }

  @Test
  void what_never_runs_says_why() {
    shows(
        "never",
        blocks(
            at(custom("0 6 31 2 *"), "UTC", "2027-03-26T12:00:00Z"),
            at(
                new Recurrence.Once(LocalDate.of(2027, 3, 1), LocalTime.NOON),
                "UTC",
                "2027-03-26T12:00:00Z")));
  }

  @Test
  void a_jitter_moves_every_run_by_the_same_amount() {
    var eight = Timetable.of(new Recurrence.Daily(LocalTime.of(8, 0)), ZoneId.of("UTC"));
    var spread = eight.spreadBy(Duration.ofMinutes(5));
    var now = Instant.parse("2027-03-26T12:00:00Z");
    shows(
        "jitter",
        fenced(
            Stream.of("sch_01m80t9s8axy5p73qq9v0ncbvt", "sch_01m82067rvxsv5467jeccsnywp")
                .map(ScheduleId::new)
                .map(id -> id.value() + "\n" + explained(spread.belongingTo(id.value()), now, 2))));
  }

  @Test
  void what_passed_in_an_outage_is_made_up_for_as_the_page_says() {
    shows(
        "catch-up",
        table(
            "| `catchup_policy` | `overlap_policy` | hourly | daily at 04:00 |",
            Stream.of(
                caughtUp(CatchupPolicy.LAST, OverlapPolicy.SKIP),
                caughtUp(CatchupPolicy.NONE, OverlapPolicy.SKIP),
                caughtUp(CatchupPolicy.ALL, OverlapPolicy.SKIP),
                caughtUp(CatchupPolicy.ALL, OverlapPolicy.BUFFER_ONE),
                caughtUp(CatchupPolicy.ALL, OverlapPolicy.ALLOW_ALL))));
  }

  @Test
  void window_and_frequency_are_held_against_each_other_in_these_words() {
    shows(
        "fit",
        table(
            "| question | frequency | answered |",
            Stream.of(
                fit("Failed sign-ins in the last 24 hours, more than 5 per IP", "0 8 * * *"),
                fit("Failed sign-ins in the last 1 hour, more than 5 per IP", "0 8 * * *"),
                fit("Failed sign-ins in the last 24 hours, more than 5 per IP", "0 * * * *"),
                fit("Failed sign-ins since the last run, more than 5 per IP", "0 8 * * 1-5"))));
  }

  private static String fit(String question, String expression) {
    var recurrence = custom(expression);
    var answered =
        Specificity.judge(question, recurrence).criteria().stream()
            .filter(it -> it.id() == Criterion.Question.WINDOW_VS_FREQUENCY)
            .map(Criterion::message)
            .findFirst()
            .orElseThrow();
    return row(question, recurrence.sentence(), answered);
  }

  private static String caughtUp(CatchupPolicy catchup, OverlapPolicy overlap) {
    return row(
        "`" + catchup.name().toLowerCase(Locale.ROOT) + "`",
        "`" + overlap.name().toLowerCase(Locale.ROOT) + "`",
        Outage.told("0 * * * *", catchup, overlap),
        Outage.told("0 4 * * *", catchup, overlap));
  }

  private static void shows(String name, String drawn) {
    new DrawnBlock(PAGE, name).shows(drawn);
  }

  private record Asked(Timetable timetable, Instant now) {}

  private static Asked at(Recurrence recurrence, String zone, String now) {
    return new Asked(Timetable.of(recurrence, Zones.named(zone)), Instant.parse(now));
  }

  private static Recurrence custom(String expression) {
    return new Recurrence.Custom(cron(expression));
  }

  private static CronExpression cron(String expression) {
    return CronExpression.parse(expression);
  }

  private static String refusal(String expression) {
    try {
      return "not refused: " + cron(expression).sentence();
    } catch (CronSyntaxException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String zoneRefusal(String name) {
    try {
      return "taken: " + Zones.named(name);
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String table(String head, Stream<String> rows) {
    var line = "|---".repeat((int) head.chars().filter(it -> it == '|').count() - 1) + "|";
    return Stream.concat(Stream.of(head, line), rows).collect(Collectors.joining("\n"));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", List.of(cells)) + " |";
  }

  private static String blocks(Asked... asked) {
    return fenced(
        Stream.of(asked)
            .map(it -> "Asked at " + it.now() + "\n" + explained(it.timetable(), it.now(), 4)));
  }

  private static String fenced(Stream<String> parts) {
    return "```\n" + parts.collect(Collectors.joining("\n\n")) + "\n```";
  }

  private static String explained(Timetable timetable, Instant now, int times) {
    var explanation = timetable.explain(now);
    return Stream.of(
            Stream.of(explanation.sentence()),
            explanation.upcoming().stream().limit(times).map(it -> "  " + SHOWN.format(it)),
            explanation.warnings().stream().map(SchedulingGuideTest::warning))
        .flatMap(it -> it)
        .collect(Collectors.joining("\n"));
  }

  private static String warning(Explanation.Warning warning) {
    return warning.kind().name().toLowerCase(Locale.ROOT) + ": " + warning.message();
  }
}
