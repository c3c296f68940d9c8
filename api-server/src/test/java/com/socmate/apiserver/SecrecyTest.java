package com.socmate.apiserver;

import static com.socmate.apiserver.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.KeyText;
import com.socmate.domain.id.ApiKeyId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of secret goes through a server that logs all it has to say, by requests that
/// succeed, that are refused and that fail. Afterwards none is in the log, in an answer that did
/// not exist to show it, in an export, or in the audit log.
class SecrecyTest {
  private static final String ADMIN = "ada@contoso.example";
  private static final String SIGN_IN = "application/x-www-form-urlencoded";
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;
  private final Leaks leaks = new Leaks();
  private EmbeddedPostgres postgres;
  private ServerProcess server;

  @BeforeEach
  void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role socmate_servers");
      statement.execute("create role socmate_app login in role socmate_servers");
    }
    server = ServerProcess.start(folder, environment());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    postgres.close();
  }

  private static String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }

  private static String masterKey() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private String planted(String name) {
    return leaks.secret(name, random());
  }

  private Map<String, String> environment() throws IOException {
    var environment = new HashMap<String, String>();
    environment.put(
        "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
    environment.put("DATABASE_USER", "socmate_app");
    environment.put("DATABASE_PASSWORD", planted("the database's password"));
    environment.put("DATABASE_OWNER_USER", "postgres");
    environment.put("DATABASE_OWNER_PASSWORD", planted("the owner's password"));
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put("SOCMATE_WORKSPACE_TOKEN", planted("the workspace's token"));
    environment.put("SOCMATE_SECRETS_KEY", leaks.secret("the master key", masterKey()));
    environment.put("SOCMATE_FIRST_ADMIN_LINK_FILE", folder.resolve("link").toString());
    environment.put(
        "SOCMATE_ADMIN_TOKEN_FILE",
        Files.writeString(folder.resolve("token"), planted("the operator's token")).toString());
    return environment;
  }

  private Browser browser() {
    return new Browser("http://127.0.0.1:" + server.port());
  }

  private String firstLink() throws IOException {
    return leaks.secret(
        "the first administrator's link",
        Files.readString(folder.resolve("link")).strip().replaceFirst(".*link=", ""));
  }

  /// An answer that has no business to show a secret.
  private HttpResponse<String> heard(HttpResponse<String> reply) {
    leaks.written("answers", reply.headers().map() + "\n" + reply.body());
    return reply;
  }

  /// What cookies hold, which nobody but the browser sees.
  private void keepCookies(Browser browser, String whose) {
    browser.cookies.forEach((name, value) -> {
      if (!name.equals("token_expiry")) {
        leaks.secret(whose + " cookie " + name, value);
      }
    });
  }

  @Test
  void no_secret_is_written_down() throws Exception {
    var ada = firstAdministrator();
    passwords();
    refreshing(ada);
    apiKeys(ada);
    clients(ada);
    misplaced(ada);
    exports(ada);
    tables();
    withoutADatabase(ada);
    server.close();
    leaks.written("the log", server.log());

    assertThat(leaks.found()).isEmpty();
    assertThat(server.log())
        .as("what had to be logged for this to mean anything")
        .contains("POST /oauth/token 400", "GET /api/v1/schedules 503", "com.socmate");
  }

  @Test
  void a_secret_that_was_written_down_is_found() throws Exception {
    var ada = firstAdministrator();
    var leaked = planted("the leak");
    heard(ada.post("/api/v1/schedules", schedule(leaked)));
    ada.get("/api/v1/" + leaked);
    exports(ada);
    tables();
    leaks.written("the log", server.log());

    assertThat(leaks.found())
        .containsExactly(
            "the leak in answers",
            "the leak in the audit log",
            "the leak in the export of schedules",
            "the leak in the export of the audit log",
            "the leak in the log");
  }

  private Browser firstAdministrator() throws Exception {
    var link = firstLink();
    var password = planted("the administrator's password");
    var ada = browser();
    var fields = new LinkedHashMap<String, String>();
    fields.put("link", link);
    fields.put("name", "Ada");
    fields.put("email", ADMIN);
    fields.put("password", password);
    fields.put("again", planted("a password that differs"));
    assertThat(ada.form("/auth/welcome", fields).body())
        .contains("differ")
        .doesNotContain(password);
    fields.put("again", password);
    heard(ada.form("/auth/welcome", fields));
    ada.signIn(ADMIN, password);
    keepCookies(ada, "the administrator's");
    return ada;
  }

  private void passwords() throws Exception {
    for (var email : List.of(ADMIN, "nobody@contoso.example")) {
      var browser = browser();
      var fields = browser.begin();
      keepCookies(browser, "a stranger's");
      fields.put("email", email);
      fields.put("password", planted("a wrong password for " + email));
      assertThat(heard(browser.form("/oauth/authorize", fields)).statusCode()).isEqualTo(401);
      heard(
          browser.callback(
              Map.of("code", planted("an invented code"), "state", planted("a state"))));
    }
  }

  private void refreshing(Browser ada) throws Exception {
    var old = ada.copy();
    heardWithoutCookies(ada.post("/api/auth/refresh", ""));
    keepCookies(ada, "the next");
    heardWithoutCookies(ada.post("/api/auth/refresh", ""));
    keepCookies(ada, "the next but one");
    heard(old.get("/api/auth/me"));
    heard(ada.bearer("/api/auth/me", ada.cookies.getOrDefault("access_token", "")));
    var access = old.cookies.getOrDefault("access_token", "");
    for (String token :
        List.of(
            access.substring(0, access.length() - 6) + "AAAAAA",
            planted("an opaque token"),
            ada.cookies.getOrDefault("refresh_token", ""),
            planted("a token with spaces").replace('-', ' '))) {
      assertThat(heard(browser().bearer("/api/auth/me", token)).statusCode()).isEqualTo(401);
    }
  }

  private void heardWithoutCookies(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    leaks.written("answers", reply.body());
  }

  private void apiKeys(Browser ada) throws Exception {
    var made =
        ada.post("/api/admin/api-keys", "{\"name\": \"k\", \"scopes\": [\"schedules:read\"]}");
    var key = leaks.secret("an API key", json(made).path("api_key").asText());
    var path = "/api/admin/api-keys/" + json(made).path("id").asText();
    leaks.secret(
        "the API key after it", json(ada.post(path + "/rotate", "{}")).path("api_key").asText());
    var unknown = KeyText.fresh(new ApiKeyId("k_unknown1"), RANDOM).reveal();
    leaks.secret("an unknown API key", unknown);
    for (String shown : List.of(key, unknown, key + "x", key.substring(0, 60), "\"" + key + "\"")) {
      heard(browser().send("GET", "/api/v1/schedules", "", Map.of("X-API-Key", shown)));
    }
    heard(browser().send("POST", "/api/v1/schedules", "{}", Map.of("X-API-Key", key)));
    heard(browser().get("/api/v1/schedules?api_key=" + key));
    heard(browser().get("/api/v1/" + key));
    heard(ada.get("/api/admin/api-keys"));
    heard(ada.get(path));
  }

  private void clients(Browser ada) throws Exception {
    var made =
        json(
            ada.post(
                "/api/admin/api-clients", "{\"name\": \"c\", \"scopes\": [\"schedules:read\"]}"));
    var id = made.path("client_id").asText();
    var secret = leaks.secret("a client's secret", made.path("client_secret").asText());
    var granted = grant(id, secret, "grant_type=client_credentials");
    var token = leaks.secret("a client's token", json(granted).path("access_token").asText());
    heard(browser().bearer("/api/v1/schedules", token));
    heard(browser().bearer("/api/admin/users", token));
    heard(browser().get("/api/v1/schedules?access_token=" + token));
    heard(grant(id, planted("a wrong client secret"), "grant_type=client_credentials"));
    heard(grant(id, secret, "grant_type=password&password=" + planted("a password in a grant")));
    heard(grant(id, secret, "grant_type=client_credentials&scope=admin:write"));
    heard(grant(id, secret, "grant_type=client_credentials&client_secret=" + secret));
    heard(browser().form("/oauth/token?client_secret=" + secret, Map.of("client_id", id)));
    heard(ada.get("/api/admin/api-clients"));
  }

  private HttpResponse<String> grant(String id, String secret, String body) throws Exception {
    var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return browser()
        .send(
            "POST",
            "/oauth/token",
            body,
            Map.of(
                "Content-Type",
                SIGN_IN,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /// Where they do not belong, and in bodies that are no JSON.
  private void misplaced(Browser ada) throws Exception {
    var invited =
        ada.post("/api/admin/users", "{\"email\": \"bob@contoso.example\", \"name\": \"Bob\"}");
    var link = json(invited).path("link").asText().replaceFirst(".*link=", "");
    leaks.secret("an invitation", link);
    var bob = browser();
    heardWithoutField(bob.get("/auth/welcome?link=" + link));
    var password = planted("a chosen password");
    heard(bob.form("/auth/welcome", Map.of("link", link, "password", password, "again", password)));
    heard(bob.get("/auth/welcome?link=" + link));
    var secret = planted("a secret in a body");
    heard(ada.post("/api/admin/users", "{\"email\": \"x\", \"password\": \"" + secret + "\"}"));
    heard(ada.post("/api/v1/schedules", "{\"api_key\": \"" + secret + "\", \"name\": 5}"));
    heard(ada.post("/api/v1/schedules", "{\"name\": \"" + secret));
    heard(ada.post("/api/v1/schedules", secret));
    heard(ada.send("POST", "/api/v1/schedules?token=" + secret, "{}", ada.own()));
    heard(
        ada.send(
            "GET",
            "/api/v1/schedules",
            "",
            Map.of("Referer", "https://x/?t=" + secret, "X-Request-Id", "odd " + secret)));
  }

  /// A page that takes a link repeats it in its own form.
  private void heardWithoutField(HttpResponse<String> reply) {
    leaks.written("answers", reply.body().replaceAll("name=\"link\" value=\"[^\"]*\"", ""));
  }

  private void exports(Browser ada) throws Exception {
    heard(ada.post("/api/v1/schedules", schedule("Failed sign-ins")));
    leaks.written("the export of schedules", succeeded(ada.get("/api/v1/schedules/export")));
    for (String format : List.of("ndjson", "csv")) {
      leaks.written(
          "the export of the audit log",
          succeeded(ada.get("/api/admin/audit-log/export?format=" + format)));
    }
  }

  private static String succeeded(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).isNotBlank();
    return reply.body();
  }

  private static String schedule(String name) {
    return """
    {"name": "%s", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
     "user_query": "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
    """
        .formatted(name);
  }

  private void tables() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select t::text from audit_log t")) {
      while (rows.next()) {
        leaks.written("the audit log", rows.getString(1));
      }
    }
  }

  /// All at once, since each waits a while for a connection.
  private void withoutADatabase(Browser ada) throws Exception {
    postgres.close();
    var token = planted("a token to a broken server");
    var secret = planted("a secret to a broken server");
    var key = KeyText.fresh(new ApiKeyId("k_unknown1"), RANDOM).reveal();
    leaks.secret("a key to a broken server", key);
    var password = planted("a password to a broken server");
    var form = Map.of("link", "x", "password", password, "again", password);
    List<Callable<HttpResponse<String>>> requests =
        List.of(
            () -> ada.copy().get("/api/v1/schedules"),
            () -> browser().bearer("/api/v1/schedules", token),
            () -> ada.copy().post("/api/auth/refresh", ""),
            () -> grant("oc_x", secret, "grant_type=client_credentials"),
            () -> browser().send("GET", "/api/v1/schedules", "", Map.of("X-API-Key", key)),
            () -> browser().form("/auth/welcome", form));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var reply : callers.invokeAll(requests)) {
        assertThat(heard(reply.get()).statusCode()).isGreaterThanOrEqualTo(500);
      }
    }
  }
}
