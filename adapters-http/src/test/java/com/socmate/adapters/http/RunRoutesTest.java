package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.RunQueue;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRoutesTest {
  private static final String RUNS = "/api/v1/runs";
  private static final String SCHEDULES = "/api/v1/schedules";

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void runs_of_all_schedules_are_listed_with_names_and_plans() {
    run(create("One", "private", RunningApi.ANALYST), RunningApi.ANALYST);
    run(create("Two", "private", RunningApi.ANALYST), RunningApi.ANALYST);
    start();
    var list = api.client().get(RUNS).json();
    assertThat(list.path("total").asInt()).isEqualTo(3);
    assertThat(texts(list, "schedule_name")).containsExactlyInAnyOrder("One", "Two", "null");
    assertThat(texts(list, "plan_version")).containsExactlyInAnyOrder("1", "1", "null");
    var id = list.at("/runs/0/id").asText();
    assertThat(api.client().get(RUNS + "/" + id).json()).isEqualTo(list.at("/runs/0"));
  }

  @Test
  void others_runs_are_not_there_and_the_teams_are_read_only() {
    run(create("Mine", "private", RunningApi.ANALYST), RunningApi.ANALYST);
    run(create("Ours", "team", RunningApi.ANALYST), RunningApi.ANALYST);
    var colleague = api.as(RunningApi.COLLEAGUE);
    var list = colleague.get(RUNS).json();
    assertThat(texts(list, "schedule_name")).containsExactly("Ours");
    var shared = list.at("/runs/0");
    assertThat(colleague.post(RUNS + "/" + shared.path("id").asText() + "/cancel", "{}").status())
        .isEqualTo(404);
    assertThat(
            colleague
                .post(SCHEDULES + "/" + shared.path("schedule_id").asText() + "/run", "{}")
                .status())
        .isEqualTo(404);
    assertThat(texts(api.as(RunningApi.ADMIN).get(RUNS).json(), "schedule_name"))
        .containsExactlyInAnyOrder("Mine", "Ours");
  }

  @Test
  void a_list_is_narrowed() {
    var schedule = create("One", "private", RunningApi.ANALYST);
    run(schedule, RunningApi.ANALYST);
    start();
    assertThat(total("?schedule=" + schedule)).isEqualTo(1);
    assertThat(total("?trigger=manual")).isEqualTo(2);
    assertThat(total("?status=QUEUED")).isEqualTo(2);
    assertThat(total("?status=running")).isZero();
    assertThat(total("?outcome=clear")).isZero();
    assertThat(total("?from=2026-05-20T12:00:00Z&to=2026-05-20T12:00:01Z")).isEqualTo(2);
    assertThat(total("?from=2026-05-20T14:00:01%2B02:00")).isZero();
    assertThat(total("?limit=1&sort=scheduled_for")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?status=done", "?schedule=x", "?from=now", "?sort=name", "?limit=0"})
  void a_bad_parameter_is_refused(String query) {
    var reply = api.client().get(RUNS + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.detail()).endsWith(".");
  }

  @Test
  void a_run_that_waits_is_cancelled_at_once() {
    var session = run(create("One", "private", RunningApi.ANALYST), RunningApi.ANALYST);
    var id = api.client().get(RUNS).json().at("/runs/0/id").asText();
    var cancelled = api.client().post(RUNS + "/" + id + "/cancel", "{\"reason\": \"wrong day\"}");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.json().path("reason").asText())
        .isEqualTo("Cancelled by user001@contoso.example: wrong day");
    var after = api.client().get("/api/v1/sessions/" + session).json();
    assertThat(after.path("status").asText()).isEqualTo("cancelled");
    assertThat(
            api.world
                .runQueue()
                .unfinishedRuns(new ScheduleId(cancelled.json().path("schedule_id").asText())))
        .isZero();
    var again = api.client().post(RUNS + "/" + id + "/cancel", "{}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.detail()).contains("has ended");
    assertThat(actions()).contains("run.cancelled");
  }

  @Test
  void a_run_that_executes_is_asked_to_stop() {
    var session = start();
    var worker = api.world.runQueue().register("worker", Duration.ofMinutes(1));
    var claim = api.world.runQueue().claim(worker, 1, 5).getFirst();
    var asked = api.client().send("POST", "/api/v1/sessions/" + session + "/cancel");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.json().path("status").asText()).isEqualTo("running");
    assertThat(api.world.runQueue().renew(worker, Duration.ofMinutes(1)))
        .containsExactly(claim.run().id());
    assertThat(actions()).contains("run.cancel_requested");
  }

  @Test
  void what_is_unknown_or_anothers_cannot_be_cancelled() {
    var session = start();
    var colleague = api.as(RunningApi.COLLEAGUE);
    assertThat(colleague.post("/api/v1/sessions/" + session + "/cancel", "{}").status())
        .isEqualTo(404);
    assertThat(api.client().post(RUNS + "/run_nothere/cancel", "{}").status()).isEqualTo(404);
    assertThat(api.client().get(RUNS + "/run_nothere").status()).isEqualTo(404);
    assertThat(
            colleague
                .get(RUNS + "/" + api.client().get(RUNS).json().at("/runs/0/id").asText())
                .status())
        .isEqualTo(404);
  }

  @Test
  void the_list_of_schedules_shows_the_last_run_of_each() {
    var one = create("One", "private", RunningApi.ANALYST);
    create("Two", "private", RunningApi.ANALYST);
    run(one, RunningApi.ANALYST);
    var claim = claim();
    api.finish(new IdGenerator(api.clock, new Random(3)))
        .fail(claim, new FailureReason(FailureReason.Code.INTERNAL, "It broke.", "Look."));
    var list = api.client().get(SCHEDULES + "?sort=name").json();
    assertThat(list.at("/schedules/0/last_run/status").asText()).isEqualTo("failed");
    assertThat(list.at("/schedules/1/last_run").isNull()).isTrue();
  }

  private RunQueue.Claim claim() {
    var worker = api.world.runQueue().register("worker", Duration.ofMinutes(1));
    return api.world.runQueue().claim(worker, 1, 5).getFirst();
  }

  private List<String> actions() {
    return api.world.auditLog().entries().stream().map(it -> it.action()).toList();
  }

  private int total(String query) {
    return api.client().get(RUNS + query).json().path("total").asInt();
  }

  private static List<String> texts(JsonNode list, String member) {
    return StreamSupport.stream(list.path("runs").spliterator(), false)
        .map(it -> it.path(member).asText())
        .toList();
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"failed sign-ins\"}")
        .json()
        .path("session_id")
        .asText();
  }

  private String run(String schedule, String token) {
    return api.as(token)
        .post(SCHEDULES + "/" + schedule + "/run", "{}")
        .json()
        .path("session_id")
        .asText();
  }

  private String create(String name, String visibility, String token) {
    var reply =
        api.as(token)
            .post(
                SCHEDULES,
                "{\"name\": \""
                    + name
                    + "\", \"user_query\": \"Failed sign-ins\", \"persona\": \"ciso\","
                    + " \"frequency\": \"daily\", \"scheduled_time\": \"08:00\", \"visibility\": \""
                    + visibility
                    + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asText();
  }
}
