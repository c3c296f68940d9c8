package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.application.port.Parallel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must hold over any number of servers, held over two: limits, one effect of a repeated
/// request, the end of a credential, and that no secret is left lying anywhere.
class TwoServersTest {
  private static final String ADMIN = "t".repeat(40);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String START = "/api/v1/investigations/start";
  private static final String KEYS = "/api/admin/api-keys";

  private static EmbeddedPostgres postgres;
  @TempDir private static Path folder;
  private Wiring one;
  private Wiring two;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void start() throws IOException {
    one = server();
    two = server();
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @Test
  void of_400_requests_at_once_exactly_as_many_pass_as_a_key_may() {
    var key = key("\"scopes\": [\"schedules:read\"], \"rate_limit_per_minute\": 100");
    var statuses =
        statuses(400, number -> get(server(number), "/api/v1/schedules", "X-API-Key", key));
    assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(200, 100L, 429, 300L));
    var refused = get(two, "/api/v1/schedules", "X-API-Key", key);
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("")))
        .isBetween(1, 60);
    assertThat(get(one, "/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void of_40_investigations_started_at_once_exactly_five_start() {
    var key = key("\"scopes\": [\"investigations:write\"], \"rate_limit_per_minute\": 1000");
    var statuses =
        statuses(
            40,
            number -> send(server(number), "POST", START, "{\"query\": \"x\"}", "X-API-Key", key));
    assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(201, 5L, 429, 35L));
  }

  @Test
  void of_20_equal_requests_with_one_idempotency_key_one_has_an_effect() {
    var key = key("\"scopes\": [\"schedules:write\", \"schedules:read\"]");
    var body =
        """
        {"name": "idempotent", "persona": "soc_analyst", "frequency": "daily",
         "user_query": "failed sign-ins in the last 24 hours", "scheduled_time": "08:00"}
        """;
    var statuses =
        statuses(
            20,
            number ->
                send(
                    server(number),
                    "POST",
                    "/api/v1/schedules",
                    body,
                    "X-API-Key",
                    key,
                    "Idempotency-Key",
                    "once"));
    assertThat(statuses.keySet()).isSubsetOf(201, 409);
    assertThat(
            json(get(two, "/api/v1/schedules?q=idempotent", "X-API-Key", key))
                .path("total")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void a_key_disabled_at_one_server_is_dead_at_the_other() {
    var made =
        json(
            admin(
                one,
                "POST",
                KEYS,
                "{\"name\": \"k\", \"scopes\": [\"search:read\", \"schedules:read\"]}"));
    var key = made.path("api_key").asText();
    assertThat(get(two, "/api/v1/schedules", "X-API-Key", key).statusCode()).isEqualTo(200);
    admin(one, "DELETE", KEYS + "/" + made.path("id").asText(), "");
    assertThat(get(two, "/api/v1/schedules", "X-API-Key", key).statusCode()).isEqualTo(401);
  }

  @Test
  void a_client_signs_in_at_one_server_and_acts_at_the_other_within_its_own_limit() {
    var client = client();
    var token = token(one, client);
    var reply = get(two, "/api/v1/schedules", "Authorization", "Bearer " + token);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(reply.headers().firstValue("RateLimit-Policy")).contains("\"client\";q=200;w=60");
    assertThat(
            send(two, "POST", START, "{\"query\": \"x\"}", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(403);
    admin(one, "DELETE", "/api/admin/api-clients/" + client.path("id").asText(), "");
    assertThat(get(two, "/api/v1/schedules", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
  }

  /// Plants secrets by the routes themselves, then looks for them wherever something is kept.
  @Test
  void no_secret_is_left_in_any_table() throws SQLException {
    var made =
        json(
            admin(
                one,
                "POST",
                KEYS,
                "{\"name\": \"planted\", \"scopes\": [\"schedules:read\"]}",
                "Idempotency-Key",
                "planted"));
    var key = made.path("api_key").asText();
    var rotated = json(admin(two, "POST", KEYS + "/" + made.path("id").asText() + "/rotate", ""));
    var client = client();
    var token = token(one, client);
    get(one, "/api/v1/schedules?api_key=" + key, "X-API-Key", key);
    get(one, "/api/v1/" + key, "X-API-Key", key);
    get(one, "/api/v1/schedules", "Authorization", "Bearer " + token);
    get(one, "/api/admin/users", "X-API-Key", key);
    one.close();
    two.close();

    var secrets =
        List.of(
            key.substring(36, 70),
            rotated.path("api_key").asText().substring(36, 70),
            client.path("client_secret").asText().substring(11),
            token.substring(token.lastIndexOf('.') + 1),
            ADMIN,
            "k".repeat(43));
    var found = new ArrayList<String>();
    for (String row : everyRow()) {
      secrets.stream()
          .filter(secret -> row.contains(secret) || row.contains(hex(secret)))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  /// As a column of bytes shows it.
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> everyRow() throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var names =
          statement.executeQuery(
              "select quote_ident(table_name) from information_schema.tables"
                  + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (var table : tables) {
        try (var all = statement.executeQuery("select t::text from " + table + " t")) {
          while (all.next()) {
            rows.add(all.getString(1));
          }
        }
      }
    }
    assertThat(rows).hasSizeGreaterThan(20);
    return rows;
  }

  private Wiring server(int number) {
    return number % 2 == 0 ? one : two;
  }

  private static Map<Integer, Long> statuses(
      int count, Function<Integer, HttpResponse<String>> request) {
    return Parallel.times(count, request::apply).stream()
        .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
  }

  private String key(String members) {
    return json(admin(one, "POST", KEYS, "{\"name\": \"k\", " + members + "}"))
        .path("api_key")
        .asText();
  }

  private JsonNode client() {
    return json(
        admin(
            two,
            "POST",
            "/api/admin/api-clients",
            "{\"name\": \"c\", \"scopes\": [\"schedules:read\"]}"));
  }

  private static String token(Wiring server, JsonNode client) {
    var pair = client.path("client_id").asText() + ":" + client.path("client_secret").asText();
    var reply =
        send(
            server,
            "POST",
            "/oauth/token",
            "grant_type=client_credentials",
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return json(reply).path("access_token").asText();
  }

  private static HttpResponse<String> admin(
      Wiring server, String method, String path, String body, String... headers) {
    var all = new ArrayList<>(List.of("Authorization", "Bearer " + ADMIN));
    all.addAll(List.of(headers));
    return send(server, method, path, body, all.toArray(String[]::new));
  }

  private static HttpResponse<String> get(Wiring server, String path, String... headers) {
    return send(server, "GET", path, "", headers);
  }

  private static HttpResponse<String> send(
      Wiring server, String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    for (int at = 0; at < headers.length; at += 2) {
      request.header(headers[at], headers[at + 1]);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  private static Wiring server() throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_USER", "postgres");
    environment.put("DATABASE_PASSWORD", "postgres");
    environment.put("SOCMATE_SECRETS_KEY", "k".repeat(43));
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_PUBLIC_URL", "https://socmate.example");
    environment.put("SOCMATE_LIMIT_USER", "1000");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put(
        "SOCMATE_ADMIN_TOKEN_FILE",
        Files.writeString(folder.resolve("admin.token"), ADMIN).toString());
    return Wiring.start(ApiServerConfig.from(Map.copyOf(environment)), Clock.systemUTC());
  }
}
