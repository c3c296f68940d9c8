package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Schedules;
import com.socmate.application.run.DispatchDue;
import com.socmate.application.run.RecoverRuns;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be done to a schedule in each state, what becomes of it, and what is told of it.
class ScheduleLifecycleTest {
  private static final String PATH = "/api/v1/schedules";
  private static final FailureReason WHY =
      new FailureReason(FailureReason.Code.INTERNAL, "It broke.", "Look at the log.");

  private final RunningApi api = new RunningApi();
  private final IdGenerator ids = new IdGenerator(api.clock, new Random(5));
  private final DispatchDue dispatch =
      new DispatchDue(
          api.world.dueSchedules(), api.world.auditLog(), api.world.transactions(), ids);

  @AfterEach
  void stop() {
    api.stop();
  }

  /// A state, a command, the status it is answered with, the state after it and the audit entry.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "ACTIVE,    pause,   200, PAUSED,    schedule.paused",
        "ACTIVE,    resume,  409, ACTIVE,    -",
        "ACTIVE,    rename,  200, ACTIVE,    schedule.changed",
        "ACTIVE,    retime,  200, ACTIVE,    schedule.changed",
        "ACTIVE,    run,     200, ACTIVE,    schedule.triggered",
        "ACTIVE,    delete,  204, -,         schedule.deleted",
        "ACTIVE,    restore, 409, ACTIVE,    -",
        "PAUSED,    pause,   409, PAUSED,    -",
        "PAUSED,    resume,  200, ACTIVE,    schedule.resumed",
        "PAUSED,    rename,  200, PAUSED,    schedule.changed",
        "PAUSED,    retime,  200, PAUSED,    schedule.changed",
        "PAUSED,    run,     200, PAUSED,    schedule.triggered",
        "PAUSED,    delete,  204, -,         schedule.deleted",
        "PAUSED,    restore, 409, PAUSED,    -",
        "FAILED,    pause,   409, FAILED,    -",
        "FAILED,    resume,  200, ACTIVE,    schedule.resumed",
        "FAILED,    rename,  200, FAILED,    schedule.changed",
        "FAILED,    retime,  200, FAILED,    schedule.changed",
        "FAILED,    run,     200, FAILED,    schedule.triggered",
        "FAILED,    delete,  204, -,         schedule.deleted",
        "FAILED,    restore, 409, FAILED,    -",
        "COMPLETED, pause,   409, COMPLETED, -",
        "COMPLETED, resume,  409, COMPLETED, -",
        "COMPLETED, rename,  200, COMPLETED, schedule.changed",
        "COMPLETED, retime,  200, ACTIVE,    schedule.changed",
        "COMPLETED, run,     200, COMPLETED, schedule.triggered",
        "COMPLETED, delete,  204, -,         schedule.deleted",
        "COMPLETED, restore, 409, COMPLETED, -",
        "DELETED,   pause,   404, -,         -",
        "DELETED,   resume,  404, -,         -",
        "DELETED,   rename,  404, -,         -",
        "DELETED,   retime,  404, -,         -",
        "DELETED,   run,     404, -,         -",
        "DELETED,   delete,  404, -,         -",
        "DELETED,   restore, 200, ACTIVE,    schedule.restored"
      })
  void each_state_allows_what_it_says(
      String state, String command, int status, String after, String entry) {
    var path = inState(state);
    int entries = audit().size();
    var reply = send(path, command);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    if (status == 409) {
      assertThat(reply.detail()).endsWith(".").contains("schedule");
    }
    var now = api.client().get(path);
    if (after == null) {
      assertThat(now.status()).isEqualTo(404);
    } else {
      assertThat(now.json().path("status").asText()).isEqualTo(after);
      assertThat(now.json().path("next_run_at").isNull()).isEqualTo(!after.equals("ACTIVE"));
    }
    if (entry == null) {
      assertThat(audit()).hasSize(entries);
    } else {
      assertThat(audit().getLast().action()).isEqualTo(entry);
      assertThat(audit().getLast().actor().toString()).contains(RunningApi.ANALYST_ID.value());
      assertThat(audit().getLast().requestId()).isEqualTo(reply.header("X-Request-Id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "rename", "retime", "delete"})
  void a_wish_made_from_an_old_version_is_a_conflict(String command) {
    var path = inState("ACTIVE");
    var old = api.client().get(path).header("ETag").orElseThrow();
    api.client().patch(path, "{\"description\": \"Other words\"}");
    var late = send(path, command, "If-Match", old);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.detail()).contains("changed meanwhile");
    var present = late.header("ETag").orElseThrow();
    assertThat(send(path, command, "If-Match", present).status()).isIn(200, 204);
  }

  @Test
  void a_resume_from_an_old_version_is_a_conflict() {
    var path = inState("PAUSED");
    assertThat(send(path, "resume", "If-Match", "\"v1\"").status()).isEqualTo(409);
    var present = api.client().get(path).header("ETag").orElseThrow();
    assertThat(send(path, "resume", "If-Match", present).status()).isEqualTo(200);
  }

  @Test
  void reasons_are_kept_in_the_audit_log() {
    var path = inState("ACTIVE");
    api.client().post(path + "/pause", "{\"reason\": \"Maintenance\"}");
    assertThat(audit().getLast().reason()).contains("Maintenance");
    api.client().post(path + "/resume", "{\"reason\": \"Done\"}");
    assertThat(audit().getLast().reason()).contains("Done");
  }

  @Test
  void a_pause_that_ends_by_itself_is_in_the_audit_log() {
    var path = inState("ACTIVE");
    api.client().post(path + "/pause", "{\"until\": \"2026-05-20T13:00:00Z\"}");
    api.now.set(Instant.parse("2026-05-20T13:00:30Z"));
    dispatch.dispatch();
    assertThat(api.client().get(path).json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(audit().getLast().action()).isEqualTo("schedule.resumed");
    assertThat(audit().getLast().reason()).contains("Its pause was over.");
  }

  @Test
  void a_schedule_that_ends_without_a_run_is_in_the_audit_log() {
    var once = create("\"frequency\": \"once\", \"scheduled_time\": \"13:00\"");
    api.now.set(Instant.parse("2026-05-22T13:00:30Z"));
    dispatch.dispatch();
    assertThat(api.client().get(once).json().path("status").asText()).isEqualTo("COMPLETED");
    assertThat(audit().getLast().action()).isEqualTo("schedule.completed");
  }

  @Test
  void a_deleted_schedule_takes_its_waiting_runs_with_it() {
    var path = inState("ACTIVE");
    send(path, "run");
    assertThat(send(path, "delete").status()).isEqualTo(204);
    new RecoverRuns(api.world.runQueue(), api.finish(ids)).endAskedToStop();
    var runs = api.client().get("/api/v1/runs").json();
    assertThat(runs.at("/runs/0/status").asText()).isEqualTo("cancelled");
    var worker = api.world.runQueue().register("w", Duration.ofMinutes(1));
    assertThat(api.world.runQueue().claim(worker, 1, 5)).isEmpty();
  }

  @Test
  void only_its_owner_or_an_admin_restores_within_thirty_days() {
    var path = inState("DELETED");
    assertThat(api.as(RunningApi.COLLEAGUE).post(path + "/restore", "{}").status()).isEqualTo(404);
    assertThat(api.as(RunningApi.ADMIN).post(path + "/restore", "{}").status()).isEqualTo(200);
    send(path, "delete");
    api.now.set(RunningApi.NOON.plus(Duration.ofDays(31)));
    assertThat(send(path, "restore").status()).isEqualTo(404);
  }

  @Test
  void what_did_not_run_when_it_was_deleted_comes_back_paused() {
    var path = inState("FAILED");
    send(path, "delete");
    var restored = send(path, "restore").json();
    assertThat(restored.path("status").asText()).isEqualTo("PAUSED");
    assertThat(restored.path("paused_reason").asText()).contains("Restored");
  }

  @Test
  void a_run_of_the_schedule_does_not_wait_for_the_one_that_was_cancelled() {
    var path = inState("ACTIVE");
    api.now.set(Instant.parse("2026-05-21T08:00:30Z"));
    dispatch.dispatch();
    var run = api.client().get(path + "/runs").json().at("/runs/0/id").asText();
    api.client().post("/api/v1/runs/" + run + "/cancel", "{}");
    api.now.set(Instant.parse("2026-05-22T08:00:30Z"));
    dispatch.dispatch();
    var runs = api.client().get(path + "/runs").json().path("runs");
    assertThat(runs.at("/0/status").asText()).isEqualTo("queued");
    assertThat(runs.at("/1/status").asText()).isEqualTo("cancelled");
    assertThat(api.world.runQueue().withdraw(new RunQueue.Waiting.AskedToStop(), 9)).isEmpty();
  }

  private Client.Reply send(String path, String command, String... headers) {
    return switch (command) {
      case "pause", "resume", "run", "restore" ->
          api.client().post(path + "/" + command, "{}", headers);
      case "rename" -> api.client().patch(path, "{\"name\": \"Other\"}", headers);
      case "retime" -> api.client().patch(path, "{\"scheduled_time\": \"09:00\"}", headers);
      case "delete" -> api.client().send("DELETE", path, headers);
      default -> throw new IllegalArgumentException(command);
    };
  }

  private List<AuditLog.Entry> audit() {
    return api.world.auditLog().entries().stream()
        .filter(entry -> entry.action().startsWith("schedule."))
        .toList();
  }

  private String inState(String state) {
    var path = create("\"frequency\": \"daily\", \"scheduled_time\": \"08:00\"");
    var id = new ScheduleId(path.substring(PATH.length() + 1));
    switch (state) {
      case "ACTIVE" -> {}
      case "PAUSED" ->
          put(id, new ScheduleState.Paused("Holidays", Optional.empty(), FailureStreak.NONE));
      case "FAILED" -> put(id, new ScheduleState.Failed(api.now.get(), WHY));
      case "COMPLETED" -> put(id, new ScheduleState.Completed(api.now.get()));
      case "DELETED" -> api.client().send("DELETE", path);
      default -> throw new IllegalArgumentException(state);
    }
    return path;
  }

  private void put(ScheduleId id, ScheduleState state) {
    api.world
        .schedules()
        .change(
            id,
            it ->
                new Schedules.Change<>(
                    new Schedule(
                        it.id(),
                        it.owner(),
                        it.definition(),
                        it.timetable(),
                        state,
                        it.version() + 1,
                        it.createdAt(),
                        it.updatedAt()),
                    true));
  }

  private String create(String times) {
    var reply =
        api.client()
            .post(
                PATH,
                "{\"name\": \"Check\", \"user_query\": \"Failed sign-ins\", \"persona\": \"ciso\", "
                    + times
                    + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return PATH + "/" + reply.json().path("id").asText();
  }
}
