package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.RunQueue;
import com.socmate.application.run.DispatchDue;
import com.socmate.application.run.FinishRun;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A daily check at 08:00 that reads 24 hours, over some days on which not all goes well.
class CoverageRoutesTest {
  private static final String PATH = "/api/v1/schedules";
  private static final FailureReason WHY =
      new FailureReason(FailureReason.Code.PROVIDER_UNREACHABLE, "It was away.", "Wait.");

  private final RunningApi api = new RunningApi();
  private final IdGenerator ids = new IdGenerator(api.clock, new Random(11));
  private final FinishRun finish = api.finish(ids);
  private final DispatchDue dispatch =
      new DispatchDue(
          api.world.dueSchedules(), api.world.auditLog(), api.world.transactions(), ids);
  private final JsonNode schedule = create();
  private final String one = PATH + "/" + schedule.path("id").asText();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_window_that_was_read_is_on_record() {
    runDay("2026-05-21", clear("2026-05-21"));
    var coverage = coverage();
    assertThat(coverage.path("gaps")).isEmpty();
    assertThat(coverage.path("windows")).hasSize(1);
    var window = coverage.at("/windows/0");
    assertThat(window.path("from").asText()).isEqualTo("2026-05-20T07:55:00Z");
    assertThat(window.path("to").asText()).isEqualTo("2026-05-21T07:55:00Z");
    assertThat(window.path("complete").asBoolean()).isTrue();
    assertThat(window.path("outcome").asText()).isEqualTo("clear");
  }

  @Test
  void what_was_not_read_is_a_gap_with_its_reason() {
    runDay("2026-05-21", clear("2026-05-21"));
    failDay("2026-05-22");
    runDay("2026-05-23", inconclusive("2026-05-23"));
    api.now.set(at("2026-05-25T12:00:00Z"));
    dispatch.dispatch();
    finish.complete(claim(), clear("2026-05-25"));
    api.client().post(one + "/pause", "{}");
    api.now.set(at("2026-05-27T12:00:00Z"));
    assertThat(gaps(coverage()))
        .containsExactly(
            "2026-05-21T07:55:00Z failed 1",
            "2026-05-22T07:55:00Z inconclusive 1",
            "2026-05-23T07:55:00Z missed 1",
            "2026-05-25T07:55:00Z paused 2");
  }

  @Test
  void a_gap_can_be_filled_and_is_not_filled_twice() {
    failDay("2026-05-21");
    failDay("2026-05-22");
    var wish = "{\"gaps\": " + coverage().path("gaps") + "}";
    var planned = api.client().post(one + "/backfill", wish.replace("]}", "], \"dry_run\": true}"));
    assertThat(planned.status()).isEqualTo(200);
    assertThat(planned.json().path("total").asInt()).isEqualTo(2);
    assertThat(planned.json().at("/runs/0/run_id").isNull()).isTrue();
    assertThat(gaps(coverage())).hasSize(1);

    var queued = api.client().post(one + "/backfill", wish);
    assertThat(queued.status()).isEqualTo(201);
    assertThat(queued.json().path("total").asInt()).isEqualTo(2);
    assertThat(queued.json().at("/runs/0/scheduled_for").asText())
        .isEqualTo("2026-05-21T08:00:00Z");
    assertThat(coverage().path("gaps")).isEmpty();
    assertThat(coverage().path("pending").asInt()).isEqualTo(2);
    assertThat(api.client().post(one + "/backfill", wish).json().path("total").asInt()).isZero();

    var list = api.client().get(queued.header("Location").orElseThrow()).json();
    assertThat(list.path("total").asInt()).isEqualTo(2);
    assertThat(list.at("/runs/0/trigger").asText()).isEqualTo("backfill");
    assertThat(api.client().get("/api/v1/runs?trigger=backfill&status=queued").json().path("total"))
        .isEqualTo(list.path("total"));

    finish.complete(claim(), clear("2026-05-21"));
    finish.complete(claim(), clear("2026-05-22"));
    assertThat(coverage().path("gaps")).isEmpty();
    assertThat(coverage().path("windows")).hasSize(2);
    assertThat(api.client().post(one + "/backfill", wish).json().path("total").asInt()).isZero();
  }

  @Test
  void a_backfill_is_told_of_once_and_disables_nothing() {
    for (int day = 21; day <= 24; day++) {
      failDay("2026-05-" + day);
    }
    api.client()
        .post(
            one + "/backfill",
            "{\"from\": \"2026-05-20T00:00:00Z\", \"to\": \"2026-05-24T12:00:00Z\"}");
    int before = inbox().size();
    finish.complete(claim(), clear("2026-05-21"));
    for (int count = 0; count < 3; count++) {
      assertThat(inbox()).hasSize(before);
      finish.fail(claim(), WHY);
    }
    assertThat(inbox()).hasSize(before + 1);
    assertThat(inbox().getFirst().path("title").asText())
        .isEqualTo("Backfill of 4 runs ended – Check");
    assertThat(inbox().getFirst().path("body").asText())
        .startsWith("1 clear, 3 failed or cancelled.");
    var now = api.client().get(one).json();
    assertThat(now.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(now.path("consecutive_failures").asInt()).isEqualTo(4);
  }

  @Test
  void a_backfill_does_not_make_the_next_occurrence_overlap() {
    failDay("2026-05-21");
    api.client()
        .post(
            one + "/backfill",
            "{\"from\": \"2026-05-20T00:00:00Z\", \"to\": \"2026-05-22T00:00:00Z\"}");
    api.now.set(at("2026-05-22T08:00:30Z"));
    dispatch.dispatch();
    var runs = api.client().get(one + "/runs").json().path("runs");
    assertThat(runs.at("/0/status").asText()).isEqualTo("queued");
    var claim = claim();
    assertThat(claim.run().origin().trigger()).isEqualTo(Trigger.SCHEDULED);
  }

  @Test
  void more_than_the_cap_is_refused_with_a_way_to_split_it() {
    for (int day = 21; day <= 23; day++) {
      failDay("2026-05-" + day);
    }
    var reply =
        api.client()
            .post(
                one + "/backfill",
                "{\"from\": \"2026-05-19T00:00:00Z\", \"to\": \"2026-05-24T00:00:00Z\", \"max\": 2}");
    assertThat(reply.violations()).containsExactly("body.to|value_error.too_many");
    assertThat(reply.message("body.to"))
        .contains("3 runs")
        .contains("2026-05-20T07:55:00Z to 2026-05-22T07:55:00Z");
    var first =
        api.client()
            .post(
                one + "/backfill",
                "{\"from\": \"2026-05-20T07:55:00Z\", \"to\": \"2026-05-22T07:55:00Z\", \"max\": 2}");
    assertThat(first.json().path("total").asInt()).isEqualTo(2);
  }

  @Test
  void a_wrong_wish_is_refused() {
    assertThat(api.client().post(one + "/backfill", "{}").violations())
        .containsExactly("body.from|value_error.missing", "body.to|value_error.missing");
    assertThat(
            api.client()
                .post(
                    one + "/backfill",
                    "{\"gaps\": [{\"from\": \"2026-05-20T08:00:00Z\", \"to\": \"2026-05-20T07:00:00Z\"}]}")
                .violations())
        .containsExactly("body.gaps.0.to|value_error.date.range");
    assertThat(api.client().get(one + "/coverage?from=yesterday").status()).isEqualTo(400);
    var wish = "{\"from\": \"2026-05-20T00:00:00Z\", \"to\": \"2026-05-22T00:00:00Z\"}";
    assertThat(api.as(RunningApi.COLLEAGUE).post(one + "/backfill", wish).status()).isEqualTo(404);
    assertThat(api.as(RunningApi.COLLEAGUE).get(one + "/coverage").status()).isEqualTo(404);
  }

  @Test
  void times_that_were_changed_do_not_make_the_past_a_gap() {
    runDay("2026-05-21", clear("2026-05-21"));
    api.now.set(at("2026-05-21T12:00:00Z"));
    api.client().patch(one, "{\"frequency\": \"custom\", \"cron_expression\": \"0 * * * *\"}");
    assertThat(coverage().path("gaps")).isEmpty();
  }

  private void runDay(String day, InvestigationResult result) {
    dispatchOn(day);
    finish.complete(claim(), result);
  }

  private void failDay(String day) {
    dispatchOn(day);
    finish.fail(claim(), WHY);
  }

  private void dispatchOn(String day) {
    api.now.set(at(day + "T08:00:30Z"));
    dispatch.dispatch();
  }

  private RunQueue.Claim claim() {
    var worker = api.world.runQueue().register("worker", Duration.ofMinutes(1));
    return api.world.runQueue().claim(worker, 1, 5).getFirst();
  }

  private static InvestigationResult clear(String day) {
    return new InvestigationResult(new Conclusion.Clear(), List.of(evidence(day)), "# Clear");
  }

  private static InvestigationResult inconclusive(String day) {
    return new InvestigationResult(
        new Conclusion.Inconclusive("SigninLogs was silent."), List.of(evidence(day)), "# ?");
  }

  private static Evidence evidence(String day) {
    return new Evidence(
        "Q1",
        "Attempts",
        "SigninLogs",
        TimeRange.endingAt(at(day + "T07:55:00Z"), Duration.ofDays(1)),
        new ResultTable(List.of(new ResultTable.Column("User", "string")), List.of()),
        0,
        "");
  }

  private JsonNode coverage() {
    var reply = api.client().get(one + "/coverage");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private List<JsonNode> inbox() {
    return StreamSupport.stream(
            api.client().get("/api/v1/notifications").json().path("notifications").spliterator(),
            false)
        .toList();
  }

  private static List<String> gaps(JsonNode coverage) {
    return StreamSupport.stream(coverage.path("gaps").spliterator(), false)
        .map(it ->
            it.path("from").asText()
                + " "
                + it.path("reason").asText()
                + " "
                + it.path("occurrences").asInt())
        .toList();
  }

  private JsonNode create() {
    var reply =
        api.client()
            .post(
                PATH,
                "{\"name\": \"Check\", \"user_query\": \"Failed sign-ins\", \"persona\": \"ciso\","
                    + " \"frequency\": \"daily\", \"scheduled_time\": \"08:00\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
