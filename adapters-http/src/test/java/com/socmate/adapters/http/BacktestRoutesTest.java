package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.ResultTable.Column;
import com.socmate.domain.investigation.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacktestRoutesTest {
  private static final String PATH = "/api/v1/schedules/backtest";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @BeforeEach
  void one_address_failed_in_every_window() {
    api.logs.table("SigninLogs", 4_321);
    api.logs.answer(
        "TimeGenerated between",
        new Answer.Complete(
            new ResultTable(
                List.of(new Column("IPAddress", "string"), new Column("Attempts", "long")),
                List.of(List.of(new Cell.Text("192.0.2.7"), new Cell.Whole(9))))));
  }

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_backtest_shows_each_window_and_what_it_comes_to() {
    var tried =
        client.post(
            PATH,
            "{\"query\":\"Failed sign-ins\",\"frequency\":\"daily\",\"scheduled_time\":\"06:00\",\"windows\":3}");
    assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    var windows = tried.json().path("windows");
    assertThat(windows).hasSize(3);
    assertThat(windows.get(2).path("scheduled_for").asText()).isEqualTo("2026-05-20T06:00:00Z");
    assertThat(windows.get(0).path("new").asInt()).isEqualTo(1);
    assertThat(windows.get(1).path("still").asInt()).isEqualTo(1);
    var summary = tried.json().path("summary");
    assertThat(summary.path("notifications").asInt()).isEqualTo(1);
    assertThat(summary.path("sentence").asText())
        .isEqualTo(
            "Over the last 3 windows it would have told you 1 time: 1 new, 2 seen again, 0 gone.");
  }

  @Test
  void it_can_be_followed_window_by_window() {
    var lines =
        client
            .post(
                PATH,
                "{\"query\":\"Failed sign-ins\",\"windows\":2}",
                "Accept",
                "application/x-ndjson")
            .text()
            .lines()
            .toList();
    assertThat(lines.get(0)).startsWith("{\"window\":");
    assertThat(lines.get(1)).startsWith("{\"window\":");
    assertThat(lines.get(2)).startsWith("{\"summary\":");
  }

  @Test
  void a_schedule_that_is_there_is_tried_with_its_own_plan_and_times() {
    var id =
        client
            .post(
                "/api/v1/schedules",
                "{\"name\":\"A\",\"user_query\":\"Failed sign-ins\",\"persona\":\"ciso\",\"frequency\":\"weekly\",\"day_of_week\":\"monday\",\"scheduled_time\":\"06:00\"}")
            .json()
            .path("id")
            .asText();
    var tried = client.post(PATH, "{\"schedule_id\":\"" + id + "\",\"windows\":2}").json();
    assertThat(tried.path("windows").get(1).path("scheduled_for").asText())
        .isEqualTo("2026-05-18T06:00:00Z");
  }

  @Test
  void what_cannot_be_tried_is_refused_with_its_place() {
    assertThat(client.post(PATH, "{}").violations())
        .containsExactly("body.query|value_error.missing");
    assertThat(client.post(PATH, "{\"query\":\"The weather\",\"windows\":61}").violations())
        .containsExactly("body.windows|value_error.number.range", "body.query|value_error.query");
    assertThat(client.post(PATH, "{\"schedule_id\":\"sch_0000\"}").violations())
        .contains("body.schedule_id|value_error.schedule");
  }

  @Test
  void a_session_without_a_verdict_has_nothing_to_repeat() {
    var session = Fixtures.session(RunningApi.ANALYST_ID);
    api.world.runQueue().addManual(Fixtures.manualRun(session), session, 5);
    var path = "/api/v1/sessions/" + session.id() + "/replay";
    assertThat(client.post(path, "").status()).isEqualTo(409);
    api.world
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            RunningApi.NOON,
            Optional.of(new InvestigationResult(new Conclusion.Clear(), List.of(), "")));
    assertThat(client.post(path, "").status()).isEqualTo(409);
    assertThat(api.as(RunningApi.COLLEAGUE).post(path, "").status()).isEqualTo(404);
  }
}
