package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleCreationTest {
  private static final String PATH = "/api/v1/schedules";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void the_documented_example_makes_a_schedule() {
    var reply =
        api.client()
            .post(
                PATH,
                """
                {
                  "name": "Daily failed sign-in check",
                  "description": "Check for brute force patterns across all user accounts",
                  "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
                  "persona": "soc_analyst",
                  "frequency": "daily",
                  "scheduled_time": "08:00"
                }
                """);

    assertThat(reply.status()).isEqualTo(201);
    var schedule = reply.json();
    assertThat(schedule.path("id").asText()).startsWith("sch_");
    assertThat(schedule.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(schedule.path("next_run_at").asText()).isEqualTo("2026-05-21T08:00:00Z");
    assertThat(schedule.path("timezone").asText()).isEqualTo("UTC");
    assertThat(schedule.path("frequency").asText()).isEqualTo("daily");
    assertThat(schedule.path("scheduled_time").asText()).isEqualTo("08:00");
    assertThat(schedule.path("overlap_policy").asText()).isEqualTo("skip");
    assertThat(schedule.path("catchup_policy").asText()).isEqualTo("last");
    assertThat(schedule.path("notify_on").asText()).isEqualTo("new");
    assertThat(schedule.path("visibility").asText()).isEqualTo("private");
    assertThat(schedule.path("owner").asText()).isEqualTo("usr_analyst1");
    assertThat(schedule.path("consecutive_failures").asInt()).isZero();
    assertThat(schedule.path("last_run").isNull()).isTrue();
    assertThat(schedule.at("/validation/compiled").asBoolean()).isTrue();
    assertThat(schedule.at("/validation/plan/rule").asText()).isEqualTo("Attempts > 5");
    assertThat(reply.header("Location")).contains(PATH + "/" + schedule.path("id").asText());
    assertThat(reply.header("ETag")).contains("\"v1\"");
    assertThat(api.client().get(PATH + "/" + schedule.path("id").asText()).json())
        .isEqualTo(schedule);
    assertThat(api.world.auditLog().entries())
        .extracting(entry -> entry.actor().name(), entry -> entry.action())
        .containsExactly(tuple("usr_analyst1", "schedule.created"));
  }

  @Test
  void a_query_that_cannot_be_compiled_is_accepted_and_said_so() {
    var reply = api.client().post(PATH, daily(Map.of("user_query", "\"Look around\"")));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/validation/compiled").asBoolean()).isFalse();
    assertThat(reply.json().at("/validation/reason").asText()).contains("kind of event");
    assertThat(reply.json().at("/validation/closest").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "once|13:00||2026-05-20T13:00:00Z",
        "once|11:00||2026-05-21T11:00:00Z",
        "once|11:00|\"scheduled_date\":\"2026-06-01\"|2026-06-01T11:00:00Z",
        "weekly|13:00||2026-05-20T13:00:00Z",
        "weekly|11:00||2026-05-27T11:00:00Z",
        "weekly|11:00|\"day_of_week\":\"Friday\"|2026-05-22T11:00:00Z",
        "weekly|11:00|\"day_of_week\":0|2026-05-24T11:00:00Z",
        "monthly|13:00||2026-05-20T13:00:00Z",
        "monthly|11:00|\"day_of_month\":31|2026-05-31T11:00:00Z",
        "daily|08:00|\"timezone\":\"Europe/Berlin\"|2026-05-21T06:00:00Z",
        "daily|08:00|\"start_at\":\"2026-07-01T00:00:00+02:00\"|2026-07-01T08:00:00Z",
        "custom||\"cron_expression\":\"0 */6 * * *\"|2026-05-20T18:00:00Z",
        "custom|08:00|\"cron_expression\":\"0 */6 * * *\"|2026-05-20T18:00:00Z"
      })
  void the_times_that_are_not_given_are_the_next_such(
      String frequency, String time, String more, String next) {
    var body = new TreeMap<String, String>();
    body.put("frequency", "\"" + frequency + "\"");
    body.put("scheduled_time", time == null ? "null" : "\"" + time + "\"");
    var json = daily(body);
    var reply =
        api.client().post(PATH, more == null ? json : json.replaceFirst("\\{", "{" + more + ","));

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("next_run_at").asText()).isEqualTo(next);
  }

  @Test
  void the_time_zone_is_the_users_own_unless_another_is_given() {
    var reply = api.as(RunningApi.COLLEAGUE).post(PATH, daily(Map.of()));

    assertThat(reply.json().path("timezone").asText()).isEqualTo("Europe/Berlin");
    assertThat(reply.json().path("next_run_at").asText()).isEqualTo("2026-05-21T06:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|null|body.name|type_error.none.not_allowed",
        "name|'\"\"'|body.name|value_error.any_str.min_length",
        "name|5|body.name|type_error.string",
        "name|true|body.name|type_error.string",
        "user_query|'\"  \"'|body.user_query|value_error.any_str.min_length",
        "persona|'\"SOC_ANALYST\"'|body.persona|type_error.enum",
        "persona|'\"boss\"'|body.persona|type_error.enum",
        "persona|0|body.persona|type_error.string",
        "frequency|'\"hourly\"'|body.frequency|type_error.enum",
        "scheduled_time|null|body.scheduled_time|type_error.none.not_allowed",
        "scheduled_time|'\"8:00\"'|body.scheduled_time|value_error.time",
        "scheduled_time|'\"24:00\"'|body.scheduled_time|value_error.time",
        "scheduled_time|'\"08:60\"'|body.scheduled_time|value_error.time",
        "scheduled_time|'\"08:00:00\"'|body.scheduled_time|value_error.time",
        "scheduled_time|800|body.scheduled_time|type_error.string",
        "timezone|'\"Berlin\"'|body.timezone|value_error.timezone",
        "timezone|'\"+02:00\"'|body.timezone|value_error.timezone",
        "scheduled_date|'\"2026-06-01\"'|body.scheduled_date|value_error.frequency",
        "day_of_week|'\"friday\"'|body.day_of_week|value_error.frequency",
        "cron_expression|'\"0 0 * * *\"'|body.cron_expression|value_error.frequency",
        "start_at|'\"tomorrow\"'|body.start_at|value_error.datetime",
        "start_at|'\"2026-06-01T00:00:00\"'|body.start_at|value_error.datetime",
        "end_at|'\"2026-05-01T00:00:00Z\"'|body.end_at|value_error.never_runs",
        "provider|'\"splunk\"'|body.provider|type_error.enum",
        "overlap_policy|'\"queue\"'|body.overlap_policy|type_error.enum",
        "notify|'\"never\"'|body.notify|type_error.enum",
        "visibility|'\"public\"'|body.visibility|type_error.enum",
        "tags|'\"a\"'|body.tags|type_error.list",
        "tags|'[\"a\", 5]'|body.tags.1|value_error.any_str",
        "usr_query|'\"x\"'|body.usr_query|value_error.extra",
        "id|'\"sch_mine1\"'|body.id|value_error.extra",
        "owner|'\"usr_admin1\"'|body.owner|value_error.extra",
        "status|'\"ACTIVE\"'|body.status|value_error.extra",
        "__proto__|'{}'|body.__proto__|value_error.extra"
      })
  void a_wrong_member_is_refused_at_its_place_and_nothing_is_kept(
      String member, String value, String loc, String type) {
    var reply = api.client().post(PATH, daily(Map.of(member, value)));

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly(loc + "|" + type);
    assertThatNothingIsKept();
  }

  @Test
  void everything_that_is_missing_is_told_at_once() {
    var reply = api.client().post(PATH, "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations())
        .containsExactly(
            "body.name|value_error.missing",
            "body.user_query|value_error.missing",
            "body.persona|value_error.missing",
            "body.frequency|value_error.missing");
    assertThat(reply.message("body.name")).isEqualTo("field required");
    assertThatNothingIsKept();
  }

  @Test
  void a_misspelt_member_is_told_with_the_one_that_was_meant() {
    var reply = api.client().post(PATH, daily(Map.of("cron_expresion", "\"x\"")));

    assertThat(reply.message("body.cron_expresion")).endsWith("Did you mean cron_expression?");
  }

  @Test
  void a_custom_schedule_needs_its_cron_expression() {
    var reply =
        api.client().post(PATH, daily(Map.of("frequency", "\"custom\"", "scheduled_time", "null")));

    assertThat(reply.violations()).containsExactly("body.cron_expression|value_error.missing");
    assertThatNothingIsKept();
  }

  @Test
  void a_bad_cron_expression_is_refused_with_its_place_and_a_remedy() {
    var body =
        Map.of(
            "frequency", "\"custom\"",
            "scheduled_time", "null",
            "cron_expression", "\"0 25 * * *\"");
    var reply = api.client().post(PATH, daily(body));

    assertThat(reply.violations()).containsExactly("body.cron_expression|value_error.cron");
    assertThat(reply.message("body.cron_expression"))
        .contains("Hour must be 0–23")
        .contains("position 2");
    assertThatNothingIsKept();
  }

  @Test
  void a_cron_expression_that_never_fires_is_refused() {
    var body =
        Map.of(
            "frequency", "\"custom\"",
            "scheduled_time", "null",
            "cron_expression", "\"0 0 31 2 *\"");
    var reply = api.client().post(PATH, daily(body));

    assertThat(reply.violations()).containsExactly("body.cron_expression|value_error.never_runs");
    assertThatNothingIsKept();
  }

  @Test
  void a_date_that_has_passed_is_refused() {
    var body = Map.of("frequency", "\"once\"", "scheduled_date", "\"2026-05-19\"");
    var reply = api.client().post(PATH, daily(body));

    assertThat(reply.violations()).containsExactly("body.scheduled_date|value_error.never_runs");
    assertThatNothingIsKept();
  }

  @Test
  void a_time_zone_that_is_nearly_right_is_told_in_full() {
    var reply = api.client().post(PATH, daily(Map.of("timezone", "\"Berlin\"")));

    assertThat(reply.message("body.timezone")).contains("Europe/Berlin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all  | skip         | 0 * * * * | only the first of them runs
          all  | buffer_one   | 0 * * * * | only the first two of them run
          all  | cancel_other | 0 * * * * | only the last of them runs
          all  | allow_all    | 0 * * * * |
          last | skip         | 0 * * * * |
          all  | skip         | 0 8 * * * |
          """)
  void catching_up_more_than_may_overlap_is_told(
      String catchup, String overlap, String cron, @Nullable String told) {
    var reply =
        api.client()
            .post(
                PATH,
                daily(
                    Map.of(
                        "frequency", "\"custom\"",
                        "scheduled_time", "null",
                        "cron_expression", "\"" + cron + "\"",
                        "catchup_policy", "\"" + catchup + "\"",
                        "overlap_policy", "\"" + overlap + "\"")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    var warnings = reply.json().path("warnings").toString();
    if (told == null) {
      assertThat(warnings).doesNotContain("catchup_overlaps");
    } else {
      assertThat(warnings).contains("catchup_overlaps").contains(overlap + " " + told);
    }
  }

  private void assertThatNothingIsKept() {
    var everything = new Viewer(RunningApi.ADMIN_ID, true);
    assertThat(api.world.schedules().list(Schedules.Filter.NONE, everything, Page.FIRST).total())
        .isZero();
    assertThat(api.world.auditLog().entries()).isEmpty();
  }

  /// A body that is right but for what is replaced or added.
  static String daily(Map<String, String> members) {
    var body = new LinkedHashMap<String, String>();
    body.put("name", "\"Check\"");
    body.put("user_query", "\"Failed sign-ins\"");
    body.put("persona", "\"soc_analyst\"");
    body.put("frequency", "\"daily\"");
    body.put("scheduled_time", "\"08:00\"");
    body.putAll(members);
    return body.entrySet().stream()
        .map(it -> "\"" + it.getKey() + "\": " + it.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
