package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.product.WholeProduct.Came;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The life of a schedule as somebody types it, on a product of which every part is running; and
/// what the parts tell of that: numbers, log lines and spans.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleByCommandsTest {
  private static final String NAME = "Failed sign-ins of the night";
  private static final String QUESTION =
      "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private static final Map<String, String> SCREEN = Map.of("SOCMATE_TTY", "1", "TERM", "xterm");
  private static final Pattern SERIES = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? ");
  private static final Pattern ID =
      Pattern.compile("\\b(sch|run|sess|usr|req|ntf)_[0-9a-zA-Z]{6,}");

  private WholeProduct product;
  private Path home;
  private String session;
  private Came waited;

  @BeforeAll
  void live(@TempDir Path folder) throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    product = new WholeProduct(folder);
    var signedIn =
        product.type(
            home,
            Map.of(),
            ApiServers.TOKEN,
            "login",
            "--server",
            product.url,
            "--profile",
            "soc",
            "--token-file",
            "-");
    assertThat(signedIn.exit()).as(signedIn.err()).isZero();
    create(NAME);
    waited = type("schedule", "run", NAME, "--wait", "-o", "json");
    session = waited.json().path("id").asText();
  }

  @AfterAll
  void end() throws IOException {
    product.close();
  }

  private Came type(String... words) {
    return product.type(home, Map.of(), "", words);
  }

  private String create(String name) throws IOException {
    var created =
        type(
            "schedule",
            "create",
            "--name",
            name,
            "--persona",
            "soc_analyst",
            "--frequency",
            "daily",
            "--scheduled-time",
            "08:00",
            "--user-query",
            QUESTION,
            "-o",
            "json");
    assertThat(created.exit()).as(created.err()).isZero();
    return created.json().path("id").asText();
  }

  @Test
  void a_run_that_was_waited_for_says_by_its_exit_code_that_something_was_found()
      throws IOException {
    assertThat(waited.exit()).as(waited.out() + waited.err()).isEqualTo(10);
    assertThat(waited.json().path("status").asText()).isEqualTo("completed");
    assertThat(waited.json().path("findings").toString()).contains("192.0.2.7");
  }

  @Test
  void what_was_found_can_be_read_again_and_its_report_and_its_proof_too() throws IOException {
    var report = home.resolve("report.md");
    assertThat(type("session", "report", session, "--save", report.toString()).exit()).isZero();
    assertThat(report).content().contains("192.0.2.7");
    assertThat(type("session", "evidence", session, "1").out())
        .startsWith("IPAddress ")
        .contains("192.0.2.7");
    var watched = type("session", "watch", session);
    assertThat(watched.exit()).isEqualTo(10);
    assertThat(watched.out()).contains("The session ended: findings");
    assertThat(type("finding", "list", "-o", "jsonl").out()).contains("192.0.2.7");
  }

  @Test
  void a_schedule_is_paused_changed_deleted_and_brought_back() throws IOException {
    var id = create("Of a day only");
    assertThat(type("schedule", "pause", id, "--reason", "Night of maintenance").exit()).isZero();
    var paused = type("schedule", "list", "--status", "paused", "-o", "jsonl");
    assertThat(paused.json().path("id").asText()).isEqualTo(id);
    assertThat(type("schedule", "resume", id).exit()).isZero();
    assertThat(type("schedule", "update", id, "--scheduled-time", "09:30").exit()).isZero();
    assertThat(type("schedule", "get", id, "-o", "yaml").out()).contains("09:30");
    assertThat(type("schedule", "delete", id).exit()).isZero();
    assertThat(type("schedule", "get", id).exit()).isEqualTo(4);
    assertThat(type("schedule", "restore", id).exit()).isZero();
    assertThat(type("schedule", "get", id).exit()).isZero();
    assertThat(type("schedule", "delete", id).exit()).isZero();
  }

  @Test
  void what_was_exported_and_changed_is_applied_once_and_twice_is_nothing() throws IOException {
    var id = create("Kept in a file");
    var rules = Files.createDirectories(home.resolve("rules"));
    var exported = type("schedule", "export", "--q", "Kept in a file");
    assertThat(exported.exit()).as(exported.err()).isZero();
    Files.writeString(rules.resolve("kept.yaml"), exported.out().replace("08:00", "06:45"));
    var tried = type("schedule", "apply", "-f", rules.toString(), "--dry-run");
    assertThat(tried.out()).contains("06:45");
    assertThat(type("schedule", "get", id).out()).doesNotContain("06:45");
    assertThat(type("schedule", "apply", "-f", rules.toString()).exit()).isZero();
    assertThat(type("schedule", "get", id).out()).contains("06:45");
    assertThat(type("schedule", "apply", "-f", rules.toString()).out()).doesNotContain("06:45");
    Files.writeString(rules.resolve("kept.yaml"), "schedules: [{name: Half}]\n");
    assertThat(type("schedule", "apply", "-f", rules.toString()).exit()).isEqualTo(6);
    assertThat(type("schedule", "delete", id).exit()).isZero();
  }

  @Test
  void a_screen_gets_colours_unless_it_asks_for_none_and_a_pipe_never_does() {
    assertThat(product.type(home, SCREEN, "", "schedule", "list").out()).contains("\u001b[");
    var plain = Map.of("SOCMATE_TTY", "1", "TERM", "xterm", "NO_COLOR", "1");
    assertThat(product.type(home, plain, "", "schedule", "list").out()).doesNotContain("\u001b");
    assertThat(type("schedule", "list").out()).contains(NAME).doesNotContain("\u001b");
    for (var form : List.of("json", "yaml", "jsonl")) {
      assertThat(product.type(home, SCREEN, "", "schedule", "list", "-o", form).out())
          .contains(NAME)
          .doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "yaml", "jsonl"})
  void no_command_shows_the_secret_it_signed_in_with(String form) {
    for (var words : List.of(List.of("whoami"), List.of("profile", "list"))) {
      var asked =
          words.contains("whoami")
              ? Stream.concat(words.stream(), Stream.of("-o", form))
              : words.stream();
      var came = type(asked.toArray(String[]::new));
      assertThat(came.exit()).as(came.err()).isZero();
      assertThat(came.out() + came.err()).doesNotContain(ApiServers.TOKEN);
    }
  }

  @Test
  void every_metric_is_told_with_its_labels_and_none_with_an_id() throws Exception {
    var told = product.ofApi("/metrics").body() + product.ofWorker("/metrics").body();
    assertThat(labels(told))
        .contains(
            "socmate_schedule_runs_total{status,trigger}",
            "socmate_schedule_run_duration_seconds_bucket{le}",
            "socmate_schedule_start_delay_seconds_bucket{le}",
            "socmate_schedules{state}",
            "socmate_run_queue_depth{}",
            "socmate_run_queue_oldest_age_seconds{}",
            "socmate_worker_slots{state}",
            "socmate_sse_connections{}",
            "socmate_webhook_deliveries_total{outcome}",
            "socmate_notification_failures_total{channel}",
            "socmate_model_tokens_total{direction}",
            "socmate_build_info{java,process,version}",
            "http_server_request_duration_seconds_bucket"
                + "{http_request_method,http_response_status_code,http_route,le}");
    assertThat(ID.matcher(told).results().map(it -> it.group())).isEmpty();
  }

  private static Set<String> labels(String told) {
    return SERIES
        .matcher(told)
        .results()
        .map(it -> it.group(1) + "{" + names(it.group(2)) + "}")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(String labels) {
    return labels == null
        ? ""
        : Pattern.compile("([a-z_]+)=\"")
            .matcher(labels)
            .results()
            .map(it -> it.group(1))
            .sorted()
            .collect(Collectors.joining(","));
  }

  @Test
  void the_numbers_are_those_of_what_was_done() throws Exception {
    assertThat(product.ofWorker("/metrics").body())
        .contains("socmate_schedule_runs_total{status=\"completed\",trigger=\"manual\"} 1.0")
        .contains("socmate_schedule_run_duration_seconds_count 1")
        .contains("socmate_worker_slots{state=\"busy\"} 0.0")
        .contains("socmate_worker_slots{state=\"free\"} 16.0");
    assertThat(product.ofApi("/metrics").body())
        .contains("http_route=\"/api/v1/schedules/{id}/run\"")
        .doesNotContain("http_route=\"/api/v1/sessions/{id}/events\"")
        .contains("socmate_run_queue_depth 0.0")
        .contains("socmate_sse_connections 0.0");
  }

  @Test
  void each_part_says_that_it_lives_and_is_ready() throws Exception {
    assertThat(product.ofWorker("/livez?verbose").body())
        .isEqualTo("{\"status\":\"alive\",\"checks\":{\"claiming\":\"ok\",\"watchdog\":\"ok\"}}");
    assertThat(product.ofWorker("/readyz?verbose").body())
        .isEqualTo("{\"status\":\"ready\",\"checks\":{\"lease\":\"ok\",\"clock\":\"ok\"}}");
    assertThat(product.ofApi("/livez?verbose").body()).startsWith("{\"status\":\"alive\"");
    assertThat(product.ofApi("/readyz?verbose").body())
        .isEqualTo("{\"status\":\"ready\",\"checks\":{\"server\":\"ok\"}}");
  }

  @Test
  void the_trace_of_a_request_goes_on_in_its_run_and_the_log_lines_say_so() throws IOException {
    await().atMost(Duration.ofSeconds(30)).until(() -> !product.spans("run").isEmpty());
    var asked = product.spans("POST /api/v1/schedules/{id}/run").getFirst();
    var run = product.spans("run").getFirst();
    assertThat(run.path("traceId")).isEqualTo(asked.path("traceId"));
    assertThat(run.path("parentSpanId")).isEqualTo(asked.path("spanId"));
    assertThat(product.spans("logs query"))
        .isNotEmpty()
        .allMatch(it -> it.path("traceId").equals(run.path("traceId")));

    var ended = line(product.linesOfWorker(), " ended: ");
    assertThat(ended.path("msg").asText()).startsWith(ended.path("run_id").asText() + " ended");
    assertThat(ended.path("session_id").asText()).isEqualTo(session);
    assertThat(ended.path("trace_id")).isEqualTo(run.path("traceId"));
    var request = line(product.linesOfApi(), "/run 200 ", "/run 201 ", "/run 202 ");
    assertThat(request.path("msg").asText())
        .endsWith("request=" + request.path("request_id").asText());
    assertThat(request.path("request_id").asText()).isNotBlank();
  }

  @Test
  void no_secret_is_in_a_log_line() throws IOException {
    assertThat(product.linesOfApi().toString() + product.linesOfWorker())
        .doesNotContain(ApiServers.TOKEN, Workbench.TOKEN);
  }

  private static JsonNode line(List<JsonNode> lines, String... parts) {
    return lines.stream()
        .filter(it -> Stream.of(parts).anyMatch(it.path("msg").asText()::contains))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("No line has one of " + List.of(parts) + ": " + lines));
  }
}
