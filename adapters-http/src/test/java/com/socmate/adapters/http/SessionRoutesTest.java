package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Stage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRoutesTest {
  private static final String PATH = "/api/v1/sessions";
  private final RunningApi api = new RunningApi();
  private final Investigations worker = new Investigations(api.world);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_investigation_is_started_by_hand() {
    var reply =
        api.client()
            .post(
                "/api/v1/investigations/start",
                "{\"query\": \"Failed sign-ins\", \"persona\": \"ciso\", \"provider\": \"sentinel\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("status").asText()).isEqualTo("active");
    var session = api.client().get(reply.header("Location").orElseThrow()).json();
    assertThat(session.path("id")).isEqualTo(reply.json().path("session_id"));
    assertThat(session.path("persona").asText()).isEqualTo("ciso");
    assertThat(session.path("schedule_id").isNull()).isTrue();
    assertThat(session.at("/run/trigger").asText()).isEqualTo("manual");
    assertThat(session.path("stages")).hasSize(7);
    assertThat(session.at("/stages/0/status").asText()).isEqualTo("pending");
    assertThat(session.path("report").isNull()).isTrue();
    assertThat(api.world.auditLog().entries())
        .extracting(entry -> entry.action())
        .containsExactly("investigation.started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"query\": \"\"}",
        "{\"query\": 5}",
        "{\"query\": \"x\", \"persona\": \"x\"}",
        "{\"query\": \"x\", \"provider\": \"x\"}",
        "{\"query\": \"x\", \"model\": \"x\"}"
      })
  void a_wrong_start_starts_nothing(String body) {
    var reply = api.client().post("/api/v1/investigations/start", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).hasSize(1);
    assertThat(api.client().get(PATH).json().path("total").asInt()).isZero();
    assertThat(api.world.auditLog().entries()).isEmpty();
  }

  @Test
  void one_investigation_more_than_the_limit_is_too_many() {
    for (int number = 0; number < RunningApi.CONCURRENT; number++) {
      start();
    }
    var reply = api.client().post("/api/v1/investigations/start", "{\"query\": \"x\"}");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(api.client().get(PATH).json().path("total").asInt())
        .isEqualTo(RunningApi.CONCURRENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/"})
  void sessions_are_listed_with_a_slash_or_without(String path) {
    var id = start();
    var list = api.client().get(path + "?limit=5").json();

    assertThat(list.path("total").asInt()).isEqualTo(1);
    assertThat(list.path("limit").asInt()).isEqualTo(5);
    assertThat(list.at("/sessions/0/id").asText()).isEqualTo(id);
    assertThat(list.at("/sessions/0/status").asText()).isEqualTo("active");
  }

  @Test
  void stages_show_how_far_it_is() {
    var id = start();
    worker.begins(id, Stage.ENTITY_EXTRACTION);
    worker.ends(id, Stage.ENTITY_EXTRACTION);
    worker.begins(id, Stage.INTENT);
    var stages = api.client().get(PATH + "/" + id).json().path("stages");

    assertThat(stages.at("/0/stage").asText()).isEqualTo("entity_extraction");
    assertThat(stages.at("/0/status").asText()).isEqualTo("done");
    assertThat(stages.at("/1/status").asText()).isEqualTo("running");
    assertThat(stages.at("/2/status").asText()).isEqualTo("pending");
  }

  @Test
  void a_completed_session_has_its_findings_with_the_rows_that_prove_them() {
    var id = completed(Investigations.found());
    var session = api.client().get(PATH + "/" + id).json();

    assertThat(session.path("status").asText()).isEqualTo("completed");
    assertThat(session.path("outcome").asText()).isEqualTo("findings");
    assertThat(session.at("/findings/0/severity").asText()).isEqualTo("medium");
    assertThat(session.at("/findings/0/novelty").asText()).isEqualTo("new");
    assertThat(session.at("/findings/0/key/IPAddress").asText()).isEqualTo("203.0.113.7");
    assertThat(session.at("/findings/0/evidence/0/citation").asText()).isEqualTo("[Q1:r2]");
    assertThat(session.at("/evidence/0/total").asInt()).isEqualTo(3);
    assertThat(session.at("/evidence/0/href").asText()).isEqualTo(PATH + "/" + id + "/evidence/1");
    assertThat(session.path("report").asText()).startsWith("# Report");
  }

  @Test
  void an_inconclusive_session_says_why() {
    var id = completed(new Conclusion.Inconclusive("SigninLogs had no rows."));
    var session = api.client().get(PATH + "/" + id).json();

    assertThat(session.path("outcome").asText()).isEqualTo("inconclusive");
    assertThat(session.path("reason").asText()).isEqualTo("SigninLogs had no rows.");
    assertThat(session.path("findings")).isEmpty();
  }

  @Test
  void the_report_comes_as_markdown_or_json() {
    var id = completed(Investigations.found());
    var markdown = api.client().get(PATH + "/" + id + "/report");
    var json = api.client().get(PATH + "/" + id + "/report?format=json");

    assertThat(markdown.header("Content-Type")).contains("text/markdown; charset=utf-8");
    assertThat(markdown.text()).isEqualTo("# Report\n\nSix attempts.");
    assertThat(json.json().path("outcome").asText()).isEqualTo("findings");
    assertThat(json.json().path("markdown").asText()).isEqualTo(markdown.text());
    assertThat(api.client().get(PATH + "/" + id + "/report?format=docx").status()).isEqualTo(400);
  }

  @Test
  void a_report_that_is_not_there_yet_is_not_found() {
    var reply = api.client().get(PATH + "/" + start() + "/report");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.detail()).contains("under way");
  }

  @Test
  void evidence_comes_in_stretches_with_values_of_their_kind() {
    var id = completed(Investigations.found());
    var page = api.client().get(PATH + "/" + id + "/evidence/1?limit=2&offset=1").json();

    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("rows")).hasSize(2);
    assertThat(page.at("/columns/1/type").asText()).isEqualTo("long");
    assertThat(page.at("/rows/0/0").asText()).isEqualTo("203.0.113.2");
    assertThat(page.at("/rows/0/1").isInt()).isTrue();
    assertThat(page.at("/rows/0/2").asDouble()).isEqualTo(0.5);
    assertThat(page.at("/rows/0/3").asText()).isEqualTo("2026-05-20T12:00:00Z");
    assertThat(page.at("/rows/0/4").isBoolean()).isTrue();
    var first = api.client().get(PATH + "/" + id + "/evidence/Q1?limit=1").json();
    assertThat(first.at("/rows/0/2").asText()).isEqualTo("NaN");
    assertThat(first.at("/rows/0/5").isNull()).isTrue();
    assertThat(first.path("partial").isNull()).isTrue();
  }

  @Test
  void evidence_comes_whole_as_ndjson() {
    var id = completed(Investigations.found());
    var reply = api.client().get(PATH + "/" + id + "/evidence/1", "Accept", "application/x-ndjson");

    assertThat(reply.header("Content-Type")).contains("application/x-ndjson");
    assertThat(reply.text().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"IPAddress\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "Q9", "x", "100", "-1", "Q1;drop"})
  void evidence_that_is_not_there_is_not_found(String number) {
    var id = completed(Investigations.found());

    assertThat(api.client().get(PATH + "/" + id + "/evidence/" + number).status()).isEqualTo(404);
  }

  @Test
  void evidence_is_given_out_five_thousand_rows_at_once_at_most() {
    var id = completed(Investigations.found());

    assertThat(api.client().get(PATH + "/" + id + "/evidence/1?limit=5000").status())
        .isEqualTo(200);
    assertThat(api.client().get(PATH + "/" + id + "/evidence/1?limit=5001").status())
        .isEqualTo(400);
  }

  @Test
  void anothers_session_is_as_absent_as_an_unknown_one() {
    var id = completed(Investigations.found());
    for (var path : List.of("", "/events", "/report", "/evidence/1")) {
      var foreign = api.as(RunningApi.COLLEAGUE).get(PATH + "/" + id + path);
      var unknown = api.client().get(PATH + "/sess_unknown1" + path);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.text()).isEqualTo(unknown.text());
      assertThat(api.client().get(PATH + "/nonsense" + path).text()).isEqualTo(unknown.text());
    }
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH).json().path("total").asInt()).isZero();
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"Failed sign-ins\"}")
        .json()
        .path("session_id")
        .asText();
  }

  private String completed(Conclusion conclusion) {
    var id = start();
    worker.complete(id, conclusion);
    return id;
  }
}
