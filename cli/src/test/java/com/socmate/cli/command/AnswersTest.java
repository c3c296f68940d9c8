package com.socmate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.cli.command.StandInApi.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What commands make of answers: what they ask next, what they show, and how they end.
class AnswersTest {
  private static final String ONE = "GET /api/v1/schedules/sch_1";
  private static final String SESSION = "GET /api/v1/sessions/sess_1";
  private static final Map<String, String> SCREEN = Map.of("SOCMATE_TTY", "1", "TERM", "xterm");

  private final StandInApi api;
  @TempDir private Path home = Path.of("");

  AnswersTest() throws IOException {
    api = new StandInApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private Typed typed() {
    return new Typed(home).with("SOCMATE_URL", api.url()).with("SOCMATE_TOKEN", "a-token");
  }

  private Typed onAScreen() {
    var typed = typed();
    SCREEN.forEach(typed::with);
    return typed;
  }

  @ParameterizedTest
  @CsvSource({"405,4", "410,4", "412,5", "413,6", "415,6", "429,7", "502,8", "418,1"})
  void every_refusal_has_its_exit_code(int status, int exit) {
    api.on(ONE, status, "{\"detail\":\"No.\"}");
    assertThat(typed().run("schedule", "get", "sch_1").exit()).isEqualTo(exit);
  }

  @Test
  void only_what_broke_in_the_server_is_told_with_the_requests_id() {
    var id = Map.of("X-Request-Id", "req_7");
    var json = "application/json";
    api.on(ONE, new Answer(500, json, "{\"detail\":\"It broke.\"}", id, false))
        .on(ONE, new Answer(404, json, "{\"detail\":\"None.\"}", id, false));
    assertThat(typed().run("schedule", "get", "sch_1").err()).contains("request req_7");
    assertThat(typed().run("schedule", "get", "sch_1").err()).doesNotContain("req_7");
  }

  @Test
  void whoever_is_not_known_is_told_how_to_sign_in() {
    api.on(ONE, 401, "{\"detail\":\"Who are you?\"}");
    assertThat(typed().run("schedule", "get", "sch_1").err())
        .contains("Who are you?", "./socmate login");
  }

  @Test
  void a_list_in_pages_is_read_from_its_first_to_its_last() {
    api.on("GET /api/workspaces/ws_1/audits?limit=100&page=1", 200, audits("aud_1"))
        .on("GET /api/workspaces/ws_1/audits?limit=100&page=2", 200, audits("aud_2"));
    var came = typed().run("audit", "list", "ws_1", "--all");
    assertThat(came.out()).contains("aud_1", "aud_2");
    assertThat(came.err()).isEmpty();
  }

  private static String audits(String id) {
    return "{\"data\":{\"audits\":[{\"id\":\"%s\"}],\"pagination\":{\"total\":2}}}".formatted(id);
  }

  @Test
  void all_of_a_list_is_shown_when_that_is_asked_for() {
    var first = "{\"schedules\":[{\"id\":\"sch_1\"}],\"total\":2}";
    var second = "{\"schedules\":[{\"id\":\"sch_2\"}],\"total\":2}";
    api.on("GET /api/v1/schedules?limit=100&offset=0", 200, first)
        .on("GET /api/v1/schedules?limit=100&offset=1", 200, second);
    var came = typed().run("schedule", "list", "--all");
    assertThat(came.out()).contains("sch_1", "sch_2");
    assertThat(came.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,10", "2,10"})
  void an_audit_with_one_finding_ends_with_findings(int findings, int exit) {
    api.on(
            "GET /api/workspaces/ws_1/audits/aud_1/events",
            new Answer(204, "text/plain", "", Map.of(), false))
        .on(
            "GET /api/workspaces/ws_1/audits/aud_1",
            200,
            "{\"data\":{\"audit\":{\"status\":\"completed\",\"findingCount\":%d}}}"
                .formatted(findings));
    assertThat(typed().run("audit", "watch", "ws_1", "aud_1").exit()).isEqualTo(exit);
  }

  @Test
  void the_end_of_an_earlier_turn_is_no_end() {
    api.on(
            "GET /api/v1/sessions/sess_1/events",
            StandInApi.events(
                """
                id: 1
                event: completed
                data: {"sequence":1,"kind":"completed","message":"The first turn."}

                id: 2
                event: completed
                data: {"sequence":2,"kind":"completed","message":"The second turn."}

                """,
                false))
        .on(SESSION, 200, "{\"status\":\"active\"}")
        .on(SESSION, 200, "{\"status\":\"completed\",\"outcome\":\"clear\"}");
    var came = typed().run("session", "watch", "sess_1");
    assertThat(came.exit()).isZero();
    assertThat(came.out()).contains("The first turn.", "The second turn.", "ended: clear");
  }

  @Test
  void what_strangers_wrote_moves_no_cursor() {
    api.on(ONE, 200, "{\"name\":\"One\\u001b[2J\",\"query\":\"a\\nb\\u001b[31m\\u0007\"}");
    var came = typed().run("schedule", "get", "sch_1");
    assertThat(came.out()).contains("One?[2J", "b?[31m?").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void a_pdf_is_not_poured_onto_a_screen() {
    var pdf = new Answer(200, "application/pdf", "%PDF", Map.of(), false);
    api.on("GET /api/v1/sessions/sess_1/report?format=pdf", pdf);
    var came = onAScreen().run("session", "report", "sess_1", "--format", "pdf");
    assertThat(came.exit()).isEqualTo(1);
    assertThat(came.out()).isEmpty();
    assertThat(came.err()).contains("--save FILE");
    var piped = typed().run("session", "report", "sess_1", "--format", "pdf");
    assertThat(piped.out()).isEqualTo("%PDF");
  }

  @Test
  void a_name_is_the_whole_name_and_of_one_schedule_alone() {
    api.on(
            "GET /api/v1/schedules?limit=100&q=One",
            200,
            "{\"schedules\":[{\"id\":\"sch_1\",\"name\":\"One\"},{\"id\":\"sch_2\",\"name\":\"One more\"}]}")
        .on(ONE, 200, "{\"id\":\"sch_1\"}")
        .on(
            "GET /api/v1/schedules?limit=100&q=Two",
            200,
            "{\"schedules\":[{\"id\":\"sch_3\",\"name\":\"Two\"},{\"id\":\"sch_4\",\"name\":\"Two\"}]}");
    assertThat(typed().run("schedule", "get", "One").out()).contains("sch_1");
    var two = typed().run("schedule", "get", "Two");
    assertThat(two.exit()).isEqualTo(1);
    assertThat(two.err()).contains("There are 2 of the name \"Two\"", "sch_3, sch_4");
  }

  @Test
  void what_may_have_been_done_is_not_done_again() {
    api.on(
        "PATCH /api/v1/schedules/sch_1", new Answer(200, "application/json", "{", Map.of(), true));
    assertThat(typed().run("schedule", "update", "sch_1", "--name", "New").exit()).isEqualTo(8);
    assertThat(api.asked()).hasSize(1);
  }

  @Test
  void help_is_coloured_on_a_screen_alone_that_did_not_ask_for_none() {
    assertThat(onAScreen().run("schedule", "list", "--help").out()).contains("\u001b[");
    assertThat(onAScreen().with("NO_COLOR", "1").run("schedule", "list", "--help").out())
        .contains("--status")
        .doesNotContain("\u001b");
    assertThat(typed().run("schedule", "list", "--help").out()).doesNotContain("\u001b");
  }
}
