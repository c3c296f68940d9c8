package com.socmate.adapters.http;

import static com.socmate.adapters.http.ScheduleCreationTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.Schedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRoutesTest {
  private static final String PATH = "/api/v1/schedules";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_list_has_its_total_and_is_newest_first() {
    create("First");
    create("Second");
    create("Third");
    var reply = api.client().get(PATH + "?limit=2&offset=1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(names(reply)).containsExactly("Second", "First");
    assertThat(reply.json().path("total").asInt()).isEqualTo(3);
    assertThat(reply.json().path("limit").asInt()).isEqualTo(2);
    assertThat(reply.json().path("offset").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=active|Active",
        "status=PAUSED|Paused",
        "status=Failed|''",
        "frequency=daily|Paused,Active",
        "frequency=weekly|''",
        "persona=soc_analyst&q=PAU|Paused",
        "owner=me|Paused,Active",
        "owner=usr_admin1|''",
        "sort=name|Active,Paused",
        "sort=-name|Paused,Active",
        "sort=created_at|Active,Paused",
        "sort=next_run_at|Active,Paused"
      })
  void a_list_is_narrowed_and_sorted(String query, String expected) {
    create("Active");
    var paused = create("Paused");
    api.client().post(PATH + "/" + paused + "/pause", "{}");

    var names = names(api.client().get(PATH + "?" + query));

    assertThat(String.join(",", names)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=1.0",
        "limit=abc",
        "limit=1&limit=2",
        "offset=-1",
        "offset=99999999999",
        "status=broken",
        "sort=id;drop",
        "owner=somebody",
        "statu=active",
        "q=%00"
      })
  void a_bad_parameter_is_refused_in_a_sentence(String query) {
    var reply = api.client().get(PATH + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.detail()).matches("[^{}]+[.?]").doesNotContain("Exception");
  }

  @Test
  void what_is_malformed_unknown_or_anothers_is_equally_absent() {
    var foreign = created(RunningApi.ADMIN, Map.of()).path("id").asText();
    for (var id : List.of("nonsense", "sch_unknown1", foreign, "sess_x123", "sch_' or 1=1--")) {
      var path = PATH + "/" + id.replace(" ", "%20");
      for (var reply :
          List.of(
              api.client().get(path),
              api.client().get(path + "/runs"),
              api.client().get(path + "/plan"),
              api.client().patch(path, "{\"name\": \"Mine\"}"),
              api.client().post(path + "/pause", "{}"),
              api.client().post(path + "/resume", "{}"),
              api.client().post(path + "/run", "{}"),
              api.client().send("DELETE", path))) {
        assertThat(reply.status()).as(id).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"There is no such schedule.\"}");
      }
    }
    assertThat(api.as(RunningApi.ADMIN).get(PATH + "/" + foreign).json().path("name").asText())
        .isEqualTo("Check");
    assertThat(api.world.auditLog().entries())
        .filteredOn(entry -> entry.action().startsWith("schedule."))
        .hasSize(1);
  }

  @Test
  void a_schedule_shared_with_the_team_is_seen_by_all_and_changed_by_its_owner_and_admins() {
    var id = created(RunningApi.COLLEAGUE, Map.of("visibility", "\"team\"")).path("id").asText();

    assertThat(api.client().get(PATH + "/" + id).status()).isEqualTo(200);
    assertThat(api.client().patch(PATH + "/" + id, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
    assertThat(api.client().send("DELETE", PATH + "/" + id).status()).isEqualTo(404);
    assertThat(api.as(RunningApi.ADMIN).patch(PATH + "/" + id, "{\"name\":\"Ours\"}").status())
        .isEqualTo(200);
  }

  @Test
  void a_change_keeps_what_it_does_not_name_and_finds_the_next_time_anew() {
    var before = created(RunningApi.ANALYST, Map.of("tags", "[\"a\"]"));
    var reply =
        api.client()
            .patch(path(before), "{\"frequency\": \"weekly\", \"scheduled_time\": \"06:00\"}");

    assertThat(reply.status()).isEqualTo(200);
    var after = reply.json();
    assertThat(after.path("frequency").asText()).isEqualTo("weekly");
    assertThat(after.path("day_of_week").asText()).isEqualTo("wednesday");
    assertThat(after.path("next_run_at").asText()).isEqualTo("2026-05-27T06:00:00Z");
    assertThat(after.path("name")).isEqualTo(before.path("name"));
    assertThat(after.path("tags")).isEqualTo(before.path("tags"));
    assertThat(after.path("version").asInt()).isEqualTo(2);
    assertThat(api.client().get(path(before)).json()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scheduled_time\":\"13:00\"}|daily|2026-05-20T13:00:00Z",
        "{\"timezone\":\"Asia/Tokyo\"}|daily|2026-05-20T23:00:00Z",
        "{\"frequency\":\"monthly\",\"day_of_month\":21}|monthly|2026-05-21T08:00:00Z",
        "{\"frequency\":\"once\"}|once|2026-05-21T08:00:00Z",
        "{\"frequency\":\"custom\",\"cron_expression\":\"30 * * * *\"}|custom|2026-05-20T12:30:00Z",
        "{\"start_at\":\"2027-01-01T00:00:00Z\"}|daily|2027-01-01T08:00:00Z",
        "{\"description\":null}|daily|2026-05-21T08:00:00Z"
      })
  void a_change_of_times_merges_with_those_there_are(String body, String frequency, String next) {
    var after = api.client().patch(path(created(RunningApi.ANALYST, Map.of())), body).json();

    assertThat(after.path("frequency").asText()).isEqualTo(frequency);
    assertThat(after.path("next_run_at").asText()).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"frequency\":\"custom\"}|body.cron_expression|value_error.missing",
        "{\"cron_expression\":\"30 * * * *\"}|body.cron_expression|value_error.frequency",
        "{\"day_of_week\":\"friday\"}|body.day_of_week|value_error.frequency",
        "{\"name\":null}|body.name|type_error.none.not_allowed",
        "{\"scheduled_time\":null}|body.scheduled_time|type_error.none.not_allowed",
        "{\"scheduled_time\":\"25:00\"}|body.scheduled_time|value_error.time",
        "{\"end_at\":\"2026-05-20T12:00:01Z\"}|body.end_at|value_error.never_runs",
        "{\"next_run_at\":\"2026-05-20T12:00:01Z\"}|body.next_run_at|value_error.extra",
        "{\"owner\":\"usr_admin1\"}|body.owner|value_error.extra"
      })
  void a_wrong_change_is_refused_and_changes_nothing(String body, String loc, String type) {
    var before = created(RunningApi.ANALYST, Map.of());
    var reply = api.client().patch(path(before), body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly(loc + "|" + type);
    assertThat(api.client().get(path(before)).json()).isEqualTo(before);
    assertThat(api.world.auditLog().entries()).hasSize(1);
  }

  @Test
  void a_custom_schedule_does_not_take_a_time_of_day_alone() {
    var custom = Map.of("frequency", "\"custom\"", "cron_expression", "\"0 */6 * * *\"");
    var before = created(RunningApi.ANALYST, custom);
    var reply = api.client().patch(path(before), "{\"scheduled_time\":\"06:00\"}");

    assertThat(reply.violations()).containsExactly("body.scheduled_time|value_error.frequency");
    assertThat(api.client().patch(path(before), "{\"frequency\":\"daily\"}").violations())
        .containsExactly("body.scheduled_time|value_error.missing");
  }

  @Test
  void a_change_made_from_an_old_version_is_a_conflict() {
    var before = created(RunningApi.ANALYST, Map.of());
    api.client().patch(path(before), "{\"name\":\"Second\"}", "If-Match", "\"v1\"");
    var late = api.client().patch(path(before), "{\"name\":\"Third\"}", "If-Match", "\"v1\"");

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.detail()).contains("version 2");
    assertThat(late.header("ETag")).contains("\"v2\"");
    assertThat(api.client().get(path(before)).json().path("name").asText()).isEqualTo("Second");
    assertThat(api.client().patch(path(before), "{}", "If-Match", "v2").status()).isEqualTo(400);
    assertThat(api.client().patch(path(before), "{\"name\":\"4\"}", "If-Match", "*").status())
        .isEqualTo(200);
  }

  @Test
  void a_completed_once_schedule_comes_back_with_a_time_ahead() {
    var id = created(RunningApi.ANALYST, Map.of("frequency", "\"once\""));
    inState(id, new ScheduleState.Completed(RunningApi.NOON));
    api.now.set(RunningApi.NOON.plus(Duration.ofDays(3)));

    var after = api.client().patch(path(id), "{\"scheduled_time\":\"09:30\"}").json();

    assertThat(after.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(after.path("next_run_at").asText()).isEqualTo("2026-05-24T09:30:00Z");
  }

  @Test
  void a_paused_schedule_has_no_next_time_and_resumes_from_now() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var paused =
        api.client()
            .post(
                path(schedule) + "/pause",
                "{\"reason\": \"holidays\", \"until\": \"2026-06-01T00:00:00Z\"}")
            .json();

    assertThat(paused.path("status").asText()).isEqualTo("PAUSED");
    assertThat(paused.path("next_run_at").isNull()).isTrue();
    assertThat(paused.path("paused_reason").asText()).isEqualTo("holidays");
    assertThat(paused.path("paused_until").asText()).isEqualTo("2026-06-01T00:00:00Z");

    api.now.set(RunningApi.NOON.plus(Duration.ofDays(2)));
    var resumed = api.client().send("POST", path(schedule) + "/resume").json();

    assertThat(resumed.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(resumed.path("next_run_at").asText()).isEqualTo("2026-05-23T08:00:00Z");
    assertThat(resumed.path("paused_reason").isNull()).isTrue();
  }

  @Test
  void a_move_that_the_state_forbids_is_a_conflict() {
    var schedule = created(RunningApi.ANALYST, Map.of());

    var resumed = api.client().send("POST", path(schedule) + "/resume");
    assertThat(resumed.status()).isEqualTo(409);
    assertThat(resumed.detail()).contains("active already");

    api.client().post(path(schedule) + "/pause", "{}");
    assertThat(api.client().post(path(schedule) + "/pause", "{}").status()).isEqualTo(409);
  }

  @Test
  void a_pause_into_the_past_is_refused() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var reply =
        api.client().post(path(schedule) + "/pause", "{\"until\": \"2026-05-20T11:00:00Z\"}");

    assertThat(reply.violations()).containsExactly("body.until|value_error.datetime.past");
    assertThat(api.client().get(path(schedule)).json()).isEqualTo(schedule);
  }

  @Test
  void a_failed_schedule_says_why_and_resumes() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var why =
        new FailureReason(
            FailureReason.Code.PROVIDER_UNREACHABLE, "Nobody answered.", "Check the address.");
    inState(schedule, new ScheduleState.Failed(RunningApi.NOON, why));

    var failed = api.client().get(path(schedule)).json();
    assertThat(failed.path("status").asText()).isEqualTo("FAILED");
    assertThat(failed.path("consecutive_failures").asInt()).isEqualTo(5);
    assertThat(failed.at("/failure/code").asText()).isEqualTo("provider_unreachable");
    var resumed = api.client().send("POST", path(schedule) + "/resume").json();
    assertThat(resumed.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(resumed.path("consecutive_failures").asInt()).isZero();
  }

  @Test
  void a_run_by_hand_answers_its_session_and_leaves_the_next_time() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var reply = api.client().send("POST", path(schedule) + "/run");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().size()).isEqualTo(1);
    var session = reply.json().path("session_id").asText();
    assertThat(session).startsWith("sess_");
    var run = api.client().get(path(schedule) + "/runs").json().path("runs").get(0);
    assertThat(run.path("status").asText()).isEqualTo("queued");
    assertThat(run.path("trigger").asText()).isEqualTo("manual");
    assertThat(run.path("scheduled_for").asText()).isEqualTo("2026-05-20T12:00:00Z");
    assertThat(run.path("session_id").asText()).isEqualTo(session);
    assertThat(run.path("outcome").isNull()).isTrue();
    var after = api.client().get(path(schedule)).json();
    assertThat(after.path("next_run_at")).isEqualTo(schedule.path("next_run_at"));
    assertThat(after.at("/last_run/session_id").asText()).isEqualTo(session);
  }

  @Test
  void a_paused_schedule_runs_by_hand() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    api.client().post(path(schedule) + "/pause", "{}");

    assertThat(api.client().send("POST", path(schedule) + "/run").status()).isEqualTo(200);
  }

  @Test
  void more_runs_by_hand_than_the_limit_are_too_many() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    for (int run = 0; run < RunningApi.CONCURRENT; run++) {
      api.client().send("POST", path(schedule) + "/run");
    }
    var reply = api.client().send("POST", path(schedule) + "/run");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(api.client().get(path(schedule) + "/runs").json().path("runs")).hasSize(3);
  }

  @Test
  void the_plan_is_shown_with_its_rule_and_queries() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var plan = api.client().get(path(schedule) + "/plan").json();

    assertThat(plan.path("version").asInt()).isEqualTo(1);
    assertThat(plan.at("/rule/metric").asText()).isEqualTo("Attempts");
    assertThat(plan.at("/queries/0/kql").asText()).startsWith("SigninLogs");
    assertThat(plan.path("window").asText()).isEqualTo("PT24H");
  }

  @Test
  void a_schedule_without_a_plan_says_why() {
    var schedule = created(RunningApi.ANALYST, Map.of("user_query", "\"Look around\""));
    var reply = api.client().get(path(schedule) + "/plan");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.detail()).contains("names a kind of event");
  }

  @Test
  void a_deleted_schedule_is_gone_and_does_not_run() {
    var schedule = created(RunningApi.ANALYST, Map.of());
    var reply = api.client().send("DELETE", path(schedule));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.text()).isEmpty();
    assertThat(api.client().get(path(schedule)).status()).isEqualTo(404);
    assertThat(api.client().send("POST", path(schedule) + "/run").status()).isEqualTo(404);
    assertThat(api.client().send("DELETE", path(schedule)).status()).isEqualTo(404);
  }

  @Test
  void a_preview_shows_the_next_ten_times_with_offsets_and_warnings() {
    var reply =
        api.client()
            .post(
                PATH + "/preview",
                """
                {"frequency": "monthly", "day_of_month": 31, "scheduled_time": "08:00",
                 "timezone": "Europe/Berlin"}
                """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("sentence").asText()).contains("Europe/Berlin");
    assertThat(reply.json().path("next_runs")).hasSize(10);
    assertThat(reply.json().at("/next_runs/0").asText()).isEqualTo("2026-05-31T08:00:00+02:00");
    assertThat(reply.json().at("/warnings/0/kind").asText()).isEqualTo("short_months");
  }

  @Test
  void a_list_tells_the_latest_runs_of_each_where_they_are_asked_for() {
    var client = api.client();
    var id = create("Ran twice");
    client.send("POST", PATH + "/" + id + "/run");
    client.send("POST", PATH + "/" + id + "/run");
    assertThat(client.get(PATH).json().at("/schedules/0").has("latest_runs")).isFalse();
    var told = client.get(PATH + "?runs=24").json().at("/schedules/0/latest_runs");
    assertThat(told.size()).isEqualTo(2);
    assertThat(told.at("/0/status").asText()).isEqualTo("queued");
    assertThat(client.get(PATH + "?runs=1").json().at("/schedules/0/latest_runs").size()).isOne();
    assertThat(client.get(PATH + "?runs=51").status()).isEqualTo(400);
  }

  @Test
  void a_list_of_those_that_fail_leaves_out_the_others() {
    var client = api.client();
    create("Well");
    assertThat(client.get(PATH + "?failing=true").json().path("total").asInt()).isZero();
    assertThat(client.get(PATH + "?failing=false").json().path("total").asInt()).isOne();
    assertThat(client.get(PATH + "?failing=perhaps").status()).isEqualTo(400);
  }

  @Test
  void a_preview_of_what_never_fires_is_an_answer() {
    var reply =
        api.client()
            .post(
                PATH + "/preview",
                "{\"frequency\": \"custom\", \"cron_expression\": \"0 0 31 2 *\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("next_runs")).isEmpty();
    assertThat(reply.json().at("/warnings/0/kind").asText()).isEqualTo("never_fires");
  }

  private void inState(JsonNode schedule, ScheduleState state) {
    api.world
        .schedules()
        .change(
            new ScheduleId(schedule.path("id").asText()),
            before ->
                new Schedules.Change<>(
                    new Schedule(
                        before.id(),
                        before.owner(),
                        before.definition(),
                        before.timetable(),
                        state,
                        before.version() + 1,
                        before.createdAt(),
                        before.updatedAt()),
                    true));
  }

  private String create(String name) {
    api.now.set(api.now.get().plusSeconds(1));
    return created(RunningApi.ANALYST, Map.of("name", "\"" + name + "\"")).path("id").asText();
  }

  private JsonNode created(String token, Map<String, String> members) {
    var reply = api.as(token).post(PATH, daily(members));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private static String path(JsonNode schedule) {
    return PATH + "/" + schedule.path("id").asText();
  }

  private static List<String> names(Client.Reply reply) {
    return StreamSupport.stream(reply.json().path("schedules").spliterator(), false)
        .map(schedule -> schedule.path("name").asText())
        .toList();
  }
}
