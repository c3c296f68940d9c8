package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole process but for its `main`, on a real PostgreSQL and with no workspace to ask.
class ApiServerTest {
  private static final String SCHEDULES = "/api/v1/schedules";
  private static final String TOKEN = "a".repeat(40);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedPostgres postgres;
  @TempDir private static Path folder;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @Test
  void a_schedule_is_made_run_changed_and_outlives_the_process() throws Exception {
    String path;
    try (var server = start(TOKEN)) {
      var made = send(server, "POST", SCHEDULES, DAILY);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      path = SCHEDULES + "/" + json(made).path("id").asText();
      assertThat(json(made).at("/validation/compiled").asBoolean()).isTrue();
      assertThat(json(send(server, "GET", path + "/plan", "")).path("version").asInt())
          .isEqualTo(1);

      var session = json(send(server, "POST", path + "/run", "")).path("session_id").asText();
      var run = json(send(server, "GET", path + "/runs", "")).at("/runs/0");
      assertThat(run.path("session_id").asText()).isEqualTo(session);
      assertThat(run.path("status").asText()).isEqualTo("queued");
      assertThat(
              json(send(server, "GET", "/api/v1/sessions/" + session, "")).path("status").asText())
          .isEqualTo("active");
      assertThat(json(send(server, "GET", "/api/v1/sessions/", "")).path("total").asInt())
          .isEqualTo(1);

      var changed = send(server, "PATCH", path, "{\"frequency\": \"weekly\"}");
      assertThat(changed.headers().firstValue("ETag")).contains("\"v2\"");
    }
    try (var server = start(TOKEN)) {
      var list = json(send(server, "GET", SCHEDULES + "?status=active&frequency=weekly", ""));
      assertThat(list.path("total").asInt()).isEqualTo(1);
      assertThat(list.at("/schedules/0/last_run/status").asText()).isEqualTo("queued");
      assertThat(send(server, "DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(send(server, "GET", path, "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void it_is_ready_while_the_database_answers() throws Exception {
    try (var server = start(TOKEN)) {
      assertThat(send(server, "GET", "/readyz", "").statusCode()).isEqualTo(200);
      assertThat(json(send(server, "GET", "/api/v1/notifications", "")).path("unread").asInt())
          .isZero();
    }
  }

  @Test
  void another_admin_token_at_the_next_start_ends_the_first() throws Exception {
    try (var server = start("b".repeat(40))) {
      assertThat(send(server, "GET", SCHEDULES, "").statusCode()).isEqualTo(401);
    }
    try (var server = start(TOKEN)) {
      assertThat(send(server, "GET", SCHEDULES, "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void text_that_sql_would_read_is_only_text() throws Exception {
    try (var server = start(TOKEN)) {
      for (var text :
          new String[] {"'", "%27;drop%20table%20schedule", "%25_%5C", "%F0%9F%98%80"}) {
        var reply = send(server, "GET", SCHEDULES + "?q=" + text, "");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      }
    }
  }

  private static final String DAILY =
      """
      {"name": "Daily failed sign-in check", "persona": "soc_analyst", "frequency": "daily",
       "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
       "scheduled_time": "08:00", "tags": ["émoji 😀"]}
      """;

  private static Wiring start(String token) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_USER", "postgres");
    environment.put("DATABASE_PASSWORD", "postgres");
    environment.put("SOCMATE_SECRETS_KEY", "k".repeat(43));
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put(
        "SOCMATE_ADMIN_TOKEN_FILE",
        Files.writeString(folder.resolve("admin.token"), token).toString());
    return Wiring.start(ApiServerConfig.from(Map.copyOf(environment)), Clock.systemUTC());
  }

  private static HttpResponse<String> send(Wiring server, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
