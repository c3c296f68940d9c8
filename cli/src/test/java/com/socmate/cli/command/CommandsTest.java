package com.socmate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.cli.command.StandInApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private static final String TWO =
      """
      {"schedules":[{"id":"sch_1","name":"One","status":"ACTIVE","sentence":"Every day"},
       {"id":"sch_2","name":"Two\\u001b[31m","status":"FAILED","sentence":"Every hour"}],
       "total":3,"limit":2,"offset":0}\
      """;
  private static final String THIRD =
      """
      {"schedules":[{"id":"sch_3","name":"Three","status":"PAUSED"}],"total":3,"limit":2,"offset":2}\
      """;
  private static final String FOUND =
      """
      {"id":"sess_1","status":"completed","outcome":"findings","findings":[{"severity":"high","title":"Six failed sign-ins"}]}\
      """;

  private final StandInApi api;
  @TempDir private Path home = Path.of("");

  CommandsTest() throws IOException {
    api = new StandInApi();
  }

  @BeforeEach
  void nothing() {
    assertThat(api.asked()).isEmpty();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_list_is_a_table_with_a_word_on_what_is_left() {
    api.on("GET /api/v1/schedules?limit=2&offset=0", 200, TWO);
    var came = typed().run("schedule", "list", "--limit", "2");
    assertThat(came.exit()).isZero();
    assertThat(came.out()).contains("ID", "NAME", "sch_1", "Every hour").doesNotContain("\u001b");
    assertThat(came.err()).contains("2 of 3; --all shows all of them.");
  }

  @Test
  void as_lines_every_page_comes() {
    api.on("GET /api/v1/schedules?status=active&limit=100&offset=0", 200, TWO)
        .on("GET /api/v1/schedules?status=active&limit=100&offset=2", 200, THIRD);
    var came = typed().run("schedule", "list", "--status", "active", "-o", "jsonl");
    assertThat(came.out().lines()).hasSize(3).allMatch(it -> it.startsWith("{\"id\":"));
    assertThat(came.err()).isEmpty();
  }

  @Test
  void json_and_yaml_are_one_document() {
    api.on("GET /api/v1/schedules?limit=20&offset=0", 200, TWO)
        .on("GET /api/v1/schedules?limit=18&offset=2", 200, THIRD);
    assertThat(typed().run("schedule", "list", "-o", "json").out()).startsWith("[ {");
    assertThat(typed().run("schedule", "list", "-o", "yaml").out())
        .startsWith("- id: sch_1\n  name: One\n");
  }

  @Test
  void a_schedule_goes_by_its_whole_name() {
    api.on("GET /api/v1/schedules?limit=100&q=One", 200, TWO)
        .on("GET /api/v1/schedules/sch_1", 200, "{\"id\":\"sch_1\",\"name\":\"One\"}");
    assertThat(typed().run("schedule", "get", "One").out()).contains("name  One");
  }

  @Test
  void a_creation_carries_a_key_so_that_it_is_made_once() {
    api.on("POST /api/v1/schedules", 201, "{\"id\":\"sch_1\"}");
    typed().run("schedule", "create", "--name", "One", "--tags", "a,b", "--day-of-month", "31");
    typed().run("schedule", "create", "--name", "One", "--idempotency-key", "mine");
    assertThat(api.asked().getFirst().header("Idempotency-key")).hasSize(36);
    assertThat(api.asked().getFirst().body())
        .isEqualTo("{\"name\":\"One\",\"tags\":[\"a\",\"b\"],\"day_of_month\":31}");
    assertThat(api.asked().getLast().header("Idempotency-key")).isEqualTo("mine");
  }

  @Test
  void a_file_is_the_body_and_options_count_more() throws IOException {
    api.on("POST /api/v1/schedules", 201, "{\"id\":\"sch_1\"}");
    var file =
        Files.writeString(home.resolve("s.yaml"), "name: One\ntags: [a]\nbudget:\n  queries: 3\n");
    typed().run("schedule", "create", "-f", file.toString(), "--name", "Two");
    assertThat(api.asked().getFirst().body())
        .isEqualTo("{\"name\":\"Two\",\"tags\":[\"a\"],\"budget\":{\"queries\":3}}");
  }

  @ParameterizedTest
  @CsvSource({"400,6", "401,3", "403,3", "404,4", "409,5", "422,6", "500,8", "503,8"})
  void a_refusal_is_told_in_its_own_words_and_by_the_exit_code(int status, int exit) {
    api.on("GET /api/v1/schedules/sch_1", status, "{\"detail\":\"The moon is full.\"}");
    var came = typed().run("schedule", "get", "sch_1");
    assertThat(came.exit()).isEqualTo(exit);
    assertThat(came.err()).contains("socmate: The moon is full.");
    assertThat(came.out()).isEmpty();
  }

  @Test
  void what_is_wrong_with_a_body_is_told_at_its_place() {
    api.on(
        "POST /api/v1/schedules",
        422,
        "{\"detail\":[{\"loc\":[\"body\",\"frequency\"],\"msg\":\"field required\"},{\"loc\":[\"body\",\"schedules\",0],\"msg\":\"too long\"}]}");
    var came = typed().run("schedule", "create");
    assertThat(came.exit()).isEqualTo(6);
    assertThat(came.err())
        .contains("socmate: frequency: field required", "socmate: schedules.0: too long");
  }

  @Test
  void the_hint_of_an_audits_error_is_told() {
    api.on(
        "GET /api/workspaces/ws_1",
        409,
        "{\"error\":{\"code\":\"x\",\"message\":\"Not now.\",\"hint\":\"Try later.\"}}");
    assertThat(typed().run("audit", "workspace", "get", "ws_1").err())
        .contains("Not now. Try later.");
  }

  @Test
  void too_many_requests_are_waited_out() {
    api.on(
            "GET /api/v1/schedules/sch_1",
            new Answer(429, "application/json", "{}", Map.of("Retry-After", "7"), false))
        .on("GET /api/v1/schedules/sch_1", 200, "{\"id\":\"sch_1\"}");
    assertThat(typed().run("schedule", "get", "sch_1").exit()).isZero();
  }

  @Test
  void without_a_server_the_remedy_is_told() {
    var came = typed().with("SOCMATE_URL", "http://127.0.0.1:1").run("schedule", "list");
    assertThat(came.exit()).isEqualTo(8);
    assertThat(came.err()).contains("No server answers at http://127.0.0.1:1").contains("login");
    var nowhere = new Typed(home).run("schedule", "list");
    assertThat(nowhere.exit()).isEqualTo(1);
    assertThat(nowhere.err()).contains("Which server?", "./socmate login", "SOCMATE_API_KEY");
  }

  @Test
  void a_mistyped_command_or_option_is_told_with_what_is_near() {
    var came = typed().run("schedule", "list", "--statuss", "x");
    assertThat(came.exit()).isEqualTo(2);
    assertThat(came.err()).contains("--statuss").contains("--status");
    assertThat(typed().run("schedule", "lits").err()).contains("list");
  }

  @Test
  void a_broken_stream_goes_on_where_it_was_and_its_end_is_the_exit_code() {
    api.on("POST /api/v1/schedules/sch_1/run", 200, "{\"session_id\":\"sess_1\"}")
        .on(
            "GET /api/v1/sessions/sess_1/events",
            StandInApi.events(
                """
                : hello

                id: 1
                event: stage_finished
                data: {"sequence":1,"kind":"stage_finished","stage":"intent","message":"One."}

                id: 2
                data: {"sequence":2,"ki\
                """,
                true))
        .on(
            "GET /api/v1/sessions/sess_1/events",
            StandInApi.events(
                """
                id: 2
                event: completed
                data: {"sequence":2,"kind":"completed","stage":null,"message":"Two."}

                """,
                false))
        .on("GET /api/v1/sessions/sess_1", 200, FOUND);
    var came = typed().run("schedule", "run", "sch_1", "--watch");
    assertThat(came.exit()).isEqualTo(10);
    assertThat(came.out())
        .containsOnlyOnce("One.")
        .containsOnlyOnce("Two.")
        .contains("The session ended: findings", "high          Six failed sign-ins");
    assertThat(api.asked())
        .filteredOn(it -> it.call().endsWith("/events"))
        .extracting(it -> it.header("Last-event-id"))
        .containsExactly("", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "completed,clear,0",
    "completed,findings,10",
    "completed,inconclusive,11",
    "failed,,12",
    "cancelled,,13"
  })
  void waiting_ends_with_how_the_run_ended(String status, String outcome, int exit) {
    api.on("POST /api/v1/investigations/start", 201, "{\"session_id\":\"sess_1\"}")
        .on(
            "GET /api/v1/sessions/sess_1/events",
            new Answer(204, "text/plain", "", Map.of(), false))
        .on(
            "GET /api/v1/sessions/sess_1",
            200,
            "{\"status\":\"%s\",\"outcome\":%s}"
                .formatted(status, outcome == null ? "null" : "\"" + outcome + "\""));
    var came = typed().run("session", "start", "Failed sign-ins?", "--wait", "-o", "json");
    assertThat(came.exit()).isEqualTo(exit);
    assertThat(came.out()).contains("\"status\" : \"" + status + "\"");
  }

  @Test
  void a_report_goes_where_it_is_wanted() throws IOException {
    api.on(
        "GET /api/v1/sessions/sess_1/report?format=pdf",
        new Answer(200, "application/pdf", "%PDF", Map.of(), false));
    var file = home.resolve("r.pdf");
    var came =
        typed().run("session", "report", "sess_1", "--format", "pdf", "--save", file.toString());
    assertThat(Files.readString(file)).isEqualTo("%PDF");
    assertThat(came.out()).isEmpty();
  }

  @Test
  void rows_of_evidence_stand_under_their_columns() {
    api.on(
        "GET /api/v1/sessions/sess_1/evidence/1",
        200,
        "{\"columns\":[{\"name\":\"IPAddress\"},{\"name\":\"n\"}],\"rows\":[[\"203.0.113.7\",6]]}");
    var came = typed().run("session", "evidence", "sess_1", "Q1");
    assertThat(came.out()).isEqualTo("IPAddress    n\n203.0.113.7  6\n");
  }

  @Test
  void completion_knows_every_command() {
    var bash = typed().run("completion", "bash").out();
    assertThat(bash).contains("--scheduled-time", "soc_analyst", "rotate-secret", "complete -F");
    assertThat(typed().run("completion", "zsh").out()).contains("compinit");
  }

  private Typed typed() {
    return new Typed(home).with("SOCMATE_URL", api.url()).with("SOCMATE_TOKEN", "a-token");
  }
}
