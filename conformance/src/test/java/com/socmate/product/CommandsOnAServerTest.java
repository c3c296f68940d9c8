package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.cli.client.Api;
import com.socmate.cli.command.Main;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of `docs/cli.md` against a server of its own process, over HTTP, each group at
/// least once. No worker runs, so what is begun stays queued.
class CommandsOnAServerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DAILY = "Daily failed sign-ins";

  @TempDir private static Path folder;
  private static EmbeddedPostgres database;
  private static ApiServers servers;
  private static String url;

  private record Came(int exit, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedPostgres.start();
    servers = new ApiServers(folder, database);
    int port = ApiServers.freePort();
    servers.server(port);
    ApiServers.awaitReady(port);
    url = "http://127.0.0.1:" + port;
    assertThat(
            admin(
                    "schedule",
                    "create",
                    "--name",
                    DAILY,
                    "--persona",
                    "soc_analyst",
                    "--frequency",
                    "daily",
                    "--scheduled-time",
                    "08:00",
                    "--user-query",
                    "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP")
                .exit())
        .isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
    database.close();
  }

  @Test
  void one_signs_in_with_a_key_and_works_with_its_profile() throws IOException {
    var key =
        admin("admin", "key", "create", "--name", "CI", "--scopes", "schedules:read", "-o", "json");
    assertThat(key.exit()).as(key.err()).isZero();
    var home = Files.createDirectory(folder.resolve("home"));
    var text = key.json().path("api_key").asText();

    assertThat(typed(home, "wrong", "login", "--server", url, "--api-key-file", "-").exit())
        .isEqualTo(3);
    assertThat(
            typed(home, text, "login", "--server", url, "--profile", "ci", "--api-key-file", "-")
                .exit())
        .isZero();
    var profiles = typed(home, "", "profile", "list");
    assertThat(profiles.out()).contains("ci", url).doesNotContain(text);
    assertThat(typed(home, "", "profile", "use", "ci").exit()).isZero();
    assertThat(typed(home, "", "schedule", "list").out()).contains(DAILY);
    assertThat(typed(home, "", "schedule", "pause", DAILY).exit()).isEqualTo(3);
    assertThat(typed(home, "", "logout", "--profile", "ci").exit()).isZero();
    assertThat(typed(home, "", "profile", "list").out()).doesNotContain(url);
  }

  @Test
  void a_schedule_is_paused_resumed_run_and_its_session_shown() throws IOException {
    assertThat(status(admin("schedule", "pause", DAILY, "--reason", "Maintenance", "-o", "json")))
        .isEqualTo("paused");
    assertThat(status(admin("schedule", "resume", DAILY, "-o", "json"))).isEqualTo("active");
    var run = admin("schedule", "run", DAILY, "-o", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    var session = run.json().path("session_id").asText();
    assertThat(status(admin("session", "get", session, "-o", "json"))).isEqualTo("active");
    assertThat(admin("session", "list").out()).contains(session);
    assertThat(admin("schedule", "runs", DAILY).out()).contains(session);
    assertThat(admin("session", "cancel", session).exit()).isZero();
  }

  private static String status(Came came) throws IOException {
    assertThat(came.exit()).as(came.err()).isZero();
    return came.json().path("status").asText().toLowerCase(Locale.ROOT);
  }

  @Test
  void what_is_exported_is_applied_as_it_is() throws IOException {
    var exported = admin("schedule", "export");
    assertThat(exported.exit()).as(exported.err()).isZero();
    var rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("schedules.yaml"), exported.out());
    var applied = admin("schedule", "apply", "-f", rules.toString(), "--dry-run");
    assertThat(applied.exit()).as(applied.err()).isZero();
    assertThat(applied.out()).contains(DAILY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule list --status active",
        "schedule preview --frequency daily --scheduled-time 02:30 --timezone Europe/Berlin",
        "run list",
        "finding list",
        "suppression list",
        "incident list",
        "graph search",
        "search sign-ins",
        "notification list",
        "webhook list",
        "audit workspace list",
        "admin user list",
        "admin key list",
        "admin client list",
        "admin provider list",
        "admin model list",
        "admin audit-log list",
        "whoami",
        "completion bash",
      })
  void each_group_answers(String command) {
    var came = admin(command.split(" "));
    assertThat(came.exit()).as(came.out() + came.err()).isZero();
    assertThat(came.out()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schedule get sch_0123456789abcdefghijkl             | 4
          session get sess_0123456789abcdefghijkl             | 4
          graph entity 203.0.113.77                           | 4
          schedule update 'Daily failed sign-ins' --frequency dayly | 6
          schedule list --colour blue                         | 2
          schedule lst                                        | 2
          """)
  void what_went_wrong_is_told_by_the_exit_code(String command, int exit) {
    var words = command.replace("'" + DAILY + "'", "NAME").split(" +");
    for (int word = 0; word < words.length; word++) {
      words[word] = words[word].equals("NAME") ? DAILY : words[word];
    }
    var came = admin(words);
    assertThat(came.exit()).as(came.out() + came.err()).isEqualTo(exit);
    assertThat(came.err()).isNotBlank();
  }

  @Test
  void nobody_at_that_address_and_a_credential_of_nobody_are_told_apart() {
    var environment = environment(folder);
    environment.put("SOCMATE_URL", "http://127.0.0.1:1");
    environment.put("SOCMATE_TOKEN", "n".repeat(40));
    assertThat(run(environment, "", "schedule", "list").exit()).isEqualTo(8);
    environment.put("SOCMATE_URL", url);
    assertThat(run(environment, "", "schedule", "list").exit()).isEqualTo(3);
  }

  @Test
  void the_same_list_is_written_in_each_form() throws IOException {
    assertThat(admin("schedule", "list", "--output", "json").json().findValuesAsText("name"))
        .containsExactly(DAILY);
    assertThat(admin("schedule", "list", "-o", "jsonl").json().path("name").asText())
        .isEqualTo(DAILY);
    assertThat(admin("schedule", "list", "-o", "yaml").out()).contains("name: " + DAILY);
    assertThat(admin("schedule", "list").out()).startsWith("ID ").contains(DAILY);
  }

  private static Came admin(String... words) {
    var environment = environment(folder);
    environment.put("SOCMATE_URL", url);
    environment.put("SOCMATE_TOKEN", ApiServers.TOKEN);
    return run(environment, "", words);
  }

  private static Came typed(Path home, String said, String... words) {
    return run(environment(home), said, words);
  }

  private static Map<String, String> environment(Path home) {
    var environment = new HashMap<String, String>();
    environment.put("HOME", home.toString());
    environment.put("SOCMATE_STATE_DIR", home.resolve("state").toString());
    return environment;
  }

  private static Came run(Map<String, String> environment, String said, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment,
            new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Api.Rest.REAL,
            words);
    return new Came(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
