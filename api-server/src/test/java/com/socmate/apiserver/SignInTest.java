package com.socmate.apiserver;

import static com.socmate.apiserver.Browser.json;
import static com.socmate.apiserver.Browser.query;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People sign in to two servers on one database, through the pages and cookies a browser would
/// see.
class SignInTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String ADMIN = "ada@contoso.example";

  @TempDir private Path folder;
  private static EmbeddedPostgres postgres;
  private Wiring first;
  private Wiring second;
  private String origin;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void start() throws Exception {
    empty();
    first = server(Map.of());
    origin = "http://127.0.0.1:" + first.port();
    second = server(Map.of("SOCMATE_PUBLIC_URL", origin));
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  /// As on the first day, but for the schema and the keys, which take long to make.
  private static void empty() throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if to_regclass('one_time_secret') is not null then
              set session_replication_role = replica;
              truncate account, local_password, sign_in_attempt, one_time_secret, sign_in,
                refresh_token, schedule, schedule_clock, notification, audit_log cascade;
              update audit_head set seq = 0, hash = repeat('0', 64);
            end if;
          end $$
          """);
    }
  }

  private Wiring server(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_USER", "postgres");
    environment.put("DATABASE_PASSWORD", "postgres");
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put("SOCMATE_LIMIT_USER", "100000");
    environment.put("SOCMATE_LIMIT_SIGN_IN", "100000");
    environment.put("SOCMATE_LIMIT_BAD_CREDENTIALS", "100000");
    environment.put("SOCMATE_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    environment.put("SOCMATE_FIRST_ADMIN_LINK_FILE", folder.resolve("link").toString());
    return Wiring.start(ApiServerConfig.from(Map.copyOf(environment)), Clock.systemUTC());
  }

  private String firstAdminLink() throws IOException {
    return Files.readString(folder.resolve("link")).strip().replaceFirst(".*link=", "");
  }

  private Browser admin() throws Exception {
    var browser = new Browser(origin);
    var done =
        browser.form(
            "/auth/welcome",
            Map.of(
                "link",
                firstAdminLink(),
                "name",
                "Ada",
                "email",
                ADMIN,
                "password",
                PASSWORD,
                "again",
                PASSWORD));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    browser.signIn(ADMIN, PASSWORD);
    return browser;
  }

  @Test
  void the_first_administrator_follows_the_link_signs_in_and_out() throws Exception {
    var browser = new Browser(origin);
    assertThat(browser.get("/auth/welcome?link=" + firstAdminLink()).body())
        .contains("Become the first administrator", "autocomplete=\"new-password\"");
    var me = admin();
    var user = json(me.get("/api/auth/me"));
    assertThat(user.path("email").asText()).isEqualTo(ADMIN);
    assertThat(user.path("roles").toString()).isEqualTo("[\"analyst\",\"admin\"]");
    assertThat(me.cookies).containsKeys("access_token", "refresh_token", "token_expiry");
    assertThat(me.setCookies)
        .filteredOn(it -> it.startsWith("access_token=") || it.startsWith("refresh_token="))
        .allSatisfy(it -> assertThat(it).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    assertThat(me.on(second).get("/api/auth/me").statusCode()).isEqualTo(200);

    var old = me.copy();
    assertThat(me.post("/api/auth/logout", "").statusCode()).isEqualTo(204);
    assertThat(me.cookies).doesNotContainKeys("access_token", "refresh_token");
    assertThat(old.get("/api/auth/me").statusCode()).isEqualTo(401);
    assertThat(old.on(second).get("/api/auth/me").statusCode()).isEqualTo(401);
    assertThat(old.post("/api/auth/refresh", "").statusCode()).isEqualTo(401);
  }

  @Test
  void of_many_who_follow_the_first_link_at_once_one_becomes_administrator() throws Exception {
    var link = firstAdminLink();
    var all =
        parallel(
            12,
            index ->
                new Browser(index % 2 == 0 ? origin : "http://127.0.0.1:" + second.port(), origin)
                    .form(
                        "/auth/welcome",
                        Map.of(
                            "link",
                            link,
                            "name",
                            "A",
                            "email",
                            "a" + index + "@contoso.example",
                            "password",
                            PASSWORD,
                            "again",
                            PASSWORD))
                    .statusCode());
    assertThat(all).filteredOn(status -> status == 303).hasSize(1);
    assertThat(all).filteredOn(status -> status == 404).hasSize(11);
    assertThat(count("select count(*) from account where 'ADMIN' = any (roles)")).isEqualTo(1);
    assertThat(new Browser(origin).get("/auth/welcome?link=" + link).statusCode()).isEqualTo(404);
  }

  @Test
  void a_wrong_password_and_an_unknown_user_look_the_same_and_have_to_wait() throws Exception {
    admin();
    for (var email : List.of(ADMIN, "nobody@contoso.example")) {
      var told = new ArrayList<String>();
      while (told.size() < 15 && !told.contains("429")) {
        told.add(guess(email));
      }
      assertThat(told).as(email).startsWith("401", "401", "401", "401", "401").endsWith("429");
      assertThat(told).as(email).containsOnly("401", "429");
    }
    assertThat(count("select count(*) from audit_log where action = 'sign_in.failed'"))
        .isGreaterThanOrEqualTo(10);
    assertThat(text("select string_agg(row_to_json(a)::text, '') from audit_log a"))
        .doesNotContain("wrong password", PASSWORD);
  }

  private String guess(String email) throws Exception {
    var browser = new Browser(origin);
    var asked = browser.begin();
    var fields = new LinkedHashMap<>(asked);
    fields.put("email", email);
    fields.put("password", "wrong password");
    return Integer.toString(browser.form("/oauth/authorize", fields).statusCode());
  }

  @Test
  void what_the_server_asks_itself_does_not_count_against_its_own_address() throws Exception {
    admin();
    var counted = "select count(*) from rate_hit where partition = 'sign-in:127.0.0.1'";
    long before = count(counted);
    new Browser(origin).signIn(ADMIN, PASSWORD);
    assertThat(count(counted) - before)
        .as("the login, the page, its form and the callback")
        .isEqualTo(4);
  }

  @Test
  void a_code_is_good_once_and_only_for_the_browser_that_asked() throws Exception {
    admin();
    var browser = new Browser(origin);
    var back = browser.comeBack(ADMIN, PASSWORD);
    var thief = new Browser(origin);
    thief.begin();
    assertThat(thief.callback(back).statusCode()).isEqualTo(401);
    assertThat(browser.callback(back).statusCode()).as("the state was used up").isEqualTo(401);

    var again = browser.comeBack(ADMIN, PASSWORD);
    assertThat(browser.callback(again).statusCode()).isEqualTo(200);
    assertThat(browser.callback(again).statusCode()).isEqualTo(401);
  }

  @Test
  void a_code_exchanged_without_its_verifier_or_twice_gives_nothing() throws Exception {
    admin();
    var browser = new Browser(origin);
    var back = browser.comeBack(ADMIN, PASSWORD);
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", back.get("code"));
    fields.put("client_id", "socmate-console");
    fields.put("redirect_uri", origin + "/auth/callback");
    fields.put("code_verifier", "x".repeat(43));
    var reply = browser.form("/oauth/token", fields);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(json(reply).path("error").asText()).isEqualTo("invalid_grant");
    assertThat(browser.callback(back).statusCode()).as("the code was used up").isEqualTo(401);
    fields.put("grant_type", "password");
    assertThat(json(browser.form("/oauth/token", fields)).path("error").asText())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void a_browser_that_began_nothing_shows_the_code_to_carry_to_a_terminal() throws Exception {
    admin();
    var terminal = new Browser(origin);
    var back = terminal.comeBack(ADMIN, PASSWORD);
    var elsewhere = new Browser(origin).get("/auth/callback?" + query(back));
    assertThat(elsewhere.body())
        .contains("socmate login", back.get("code") + "~" + back.get("state"))
        .doesNotContain("<script");
    assertThat(terminal.get("/auth/callback?" + query(back)).body())
        .contains("callback.js")
        .doesNotContain(back.get("code"));
    assertThat(terminal.callback(back).statusCode()).isEqualTo(200);
    assertThat(new Browser(origin).get("/auth/callback?code=%3Cb%3E&state=x").body())
        .contains("&lt;b&gt;~x");
  }

  @Test
  void an_authorization_request_that_is_odd_is_never_redirected_to_a_stranger() throws Exception {
    var browser = new Browser(origin);
    var asked = browser.begin();
    for (var odd :
        List.of(
            "http://evil.example/",
            origin + "/auth/callback/",
            origin + "/auth/callback?x=1",
            origin + "/auth/../auth/callback",
            origin + "@evil.example/auth/callback",
            "javascript:alert(1)",
            "")) {
      var reply = browser.get("/oauth/authorize?" + query(with(asked, "redirect_uri", odd)));
      assertThat(reply.statusCode()).as(odd).isEqualTo(400);
      assertThat(reply.headers().firstValue("Location")).as(odd).isEmpty();
    }
    for (var odd :
        Map.of(
                "code_challenge_method", "plain",
                "code_challenge", "",
                "response_type", "token",
                "prompt", "none",
                "scope", "profile")
            .entrySet()) {
      var reply =
          browser.get("/oauth/authorize?" + query(with(asked, odd.getKey(), odd.getValue())));
      assertThat(reply.statusCode()).as(odd.getKey()).isEqualTo(303);
      assertThat(reply.headers().firstValue("Location").orElse(""))
          .as(odd.getKey())
          .startsWith(origin + "/auth/callback?error=")
          .contains("iss=");
    }
    assertThat(browser.get("/oauth/authorize?" + query(asked) + "&client_id=other").statusCode())
        .isEqualTo(400);
    var page = browser.get("/oauth/authorize?" + query(with(asked, "state", "\"><script>x")));
    assertThat(page.body()).doesNotContain("<script>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    var changed = new LinkedHashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  @Test
  void a_refresh_token_that_two_hold_ends_the_sign_in() throws Exception {
    var me = admin();
    var thief = me.copy();
    assertThat(me.post("/api/auth/refresh", "").statusCode()).isEqualTo(200);
    assertThat(me.post("/api/auth/refresh", "").statusCode()).isEqualTo(200);
    assertThat(thief.post("/api/auth/refresh", "").statusCode()).isEqualTo(401);
    assertThat(me.get("/api/auth/me").statusCode()).isEqualTo(401);
    assertThat(me.post("/api/auth/refresh", "").statusCode()).isEqualTo(401);
    assertThat(count("select count(*) from audit_log where action = 'token.reuse'")).isEqualTo(1);
  }

  @Test
  void tabs_that_refresh_at_the_same_moment_stay_signed_in() throws Exception {
    var me = admin();
    var tabs =
        parallel(
            20,
            index -> {
              var tab = index % 2 == 0 ? me.copy() : me.copy().on(second);
              assertThat(tab.post("/api/auth/refresh", "").statusCode()).isEqualTo(200);
              return requireNonNull(tab.cookies.get("refresh_token"));
            });
    assertThat(tabs).containsOnly(tabs.getFirst());
    assertThat(count("select count(*) from refresh_token where used_at is null")).isEqualTo(1);
  }

  @Test
  void another_site_can_change_nothing_with_the_cookies() throws Exception {
    var me = admin();
    assertThat(me.send("PATCH", "/api/auth/me", "{\"name\": \"Eve\"}", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(
            me.send(
                    "PATCH",
                    "/api/auth/me",
                    "{\"name\": \"Eve\"}",
                    Map.of("X-CSRF", "1", "Origin", "http://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            me.send("GET", "/api/auth/me", "", Map.of("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(
            me.send("POST", "/api/auth/logout", "", Map.of("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(json(me.get("/api/auth/me")).path("name").asText()).isEqualTo("Ada");
    assertThat(
            me.patch(
                    "/api/auth/me",
                    """
                    {"name": "Grace", "timezone": "Europe/Berlin", "department": "SOC",
                     "settings": {"theme": "dark"}}
                    """)
                .statusCode())
        .isEqualTo(200);
    var user = json(me.get("/api/auth/me"));
    assertThat(user.path("name").asText()).isEqualTo("Grace");
    assertThat(user.at("/settings/theme").asText()).isEqualTo("dark");
  }

  @Test
  void an_invited_user_chooses_a_password_and_loses_everything_when_disabled() throws Exception {
    var me = admin();
    var invited =
        me.post("/api/admin/users", "{\"email\": \"bob@contoso.example\", \"name\": \"Bob\"}");
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    var id = json(invited).at("/user/id").asText();
    var link = json(invited).path("link").asText().replaceFirst(".*link=", "");
    var bob = new Browser(origin);
    assertThat(
            bob.form("/auth/welcome", Map.of("link", link, "password", "short", "again", "short"))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            bob.form("/auth/welcome", Map.of("link", link, "password", PASSWORD, "again", PASSWORD))
                .statusCode())
        .isEqualTo(303);
    bob.signIn("bob@contoso.example", PASSWORD);
    assertThat(bob.get("/api/admin/users").statusCode()).isEqualTo(403);
    var made =
        bob.post(
            "/api/v1/schedules",
            """
            {"name": "Bob's", "persona": "soc_analyst", "frequency": "daily",
             "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
             "scheduled_time": "08:00"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var schedule = "/api/v1/schedules/" + json(made).path("id").asText();

    var promoted = me.patch("/api/admin/users/" + id, "{\"role\": \"admin\"}");
    assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);
    assertThat(bob.on(second).get("/api/admin/users").statusCode()).isEqualTo(200);
    me.patch("/api/admin/users/" + id, "{\"role\": \"analyst\"}");
    assertThat(bob.get("/api/admin/users").statusCode()).isEqualTo(403);

    var disabled = me.patch("/api/admin/users/" + id, "{\"disabled\": true}");
    assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
    assertThat(bob.get("/api/auth/me").statusCode()).isEqualTo(401);
    assertThat(bob.on(second).get("/api/auth/me").statusCode()).isEqualTo(401);
    assertThat(bob.post("/api/auth/refresh", "").statusCode()).isEqualTo(401);
    assertThat(new Browser(origin).trySignIn("bob@contoso.example", PASSWORD)).isEqualTo(401);
    assertThat(json(me.get(schedule)).path("status").asText()).isEqualToIgnoringCase("paused");
    assertThat(me.get(schedule).body()).contains("owner_disabled");
    assertThat(me.get("/api/v1/notifications").body()).contains("user-disabled");

    var myId = json(me.get("/api/auth/me")).path("id").asText();
    var moved = me.post("/api/admin/users/" + id + "/transfer", "{\"to\": \"" + myId + "\"}");
    assertThat(json(moved).path("schedules").asInt()).isEqualTo(1);
    assertThat(json(me.get(schedule)).path("owner").asText()).isEqualTo(myId);
    assertThat(text("select string_agg(distinct action, ' ' order by action) from audit_log"))
        .contains(
            "schedule.paused",
            "schedule.transferred",
            "sign_in.succeeded",
            "user.disabled",
            "user.invited",
            "user.password_chosen",
            "user.role_changed");
  }

  @Test
  void the_last_administrator_stays_one() throws Exception {
    var me = admin();
    var id = json(me.get("/api/auth/me")).path("id").asText();
    for (var wish : List.of("{\"role\": \"analyst\"}", "{\"disabled\": true}")) {
      assertThat(me.patch("/api/admin/users/" + id, wish).statusCode()).isEqualTo(409);
    }
    var seen = me.get("/api/admin/users/" + id);
    var tag = seen.headers().firstValue("ETag").orElseThrow();
    me.post(
        "/api/admin/users",
        "{\"email\": \"eve@contoso.example\", \"name\": \"Eve\", \"role\": \"admin\"}");
    var headers = Map.of("X-CSRF", "1", "Origin", origin, "If-Match", tag);
    assertThat(
            me.send("PATCH", "/api/admin/users/" + id, "{\"role\": \"analyst\"}", headers)
                .statusCode())
        .isEqualTo(200);
    assertThat(me.get("/api/admin/users").statusCode()).isEqualTo(403);
  }

  @Test
  void signing_out_everywhere_ends_every_sign_in_at_once() throws Exception {
    var me = admin();
    var elsewhere = new Browser("http://127.0.0.1:" + second.port(), origin);
    elsewhere.signIn(ADMIN, PASSWORD);
    assertThat(json(me.get("/api/auth/sign-ins")).path("sign_ins")).hasSize(2);
    assertThat(json(me.send("DELETE", "/api/auth/sign-ins", "", me.own())).path("ended").asInt())
        .isEqualTo(2);
    assertThat(elsewhere.get("/api/auth/me").statusCode()).isEqualTo(401);
  }

  @Test
  void a_forged_bearer_token_is_refused_and_leaves_nothing_behind() throws Exception {
    var me = admin();
    String genuine = requireNonNull(me.cookies.get("access_token"));
    String refresh = requireNonNull(me.cookies.get("refresh_token"));
    var parts = genuine.split("\\.", -1);
    long accounts = count("select count(*) from account");
    for (String forged :
        List.of(
            encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
            encoded("{\"alg\":\"none\",\"kid\":\"x\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".x",
            parts[0] + "." + parts[1],
            genuine + ".x.y",
            genuine.substring(0, genuine.length() - 4) + "AAAA",
            parts[0] + "." + encoded("{\"sub\":\"usr_admin\"}") + "." + parts[2],
            "A".repeat(9_000) + ".x.y",
            refresh)) {
      var reply = new Browser(origin).bearer("/api/auth/me", forged);
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"socmate\", error=\"invalid_token\"");
    }
    assertThat(new Browser(origin).bearer("/api/auth/me", genuine).statusCode()).isEqualTo(200);
    assertThat(me.bearer("/api/auth/me", genuine).statusCode())
        .as("a cookie and a header are one too many")
        .isEqualTo(400);
    assertThat(count("select count(*) from account")).isEqualTo(accounts);
  }

  @Test
  void the_metadata_say_what_the_operator_said_whatever_a_request_calls_the_server()
      throws Exception {
    var direct = new Browser(origin).get("/.well-known/openid-configuration");
    assertThat(json(direct).path("issuer").asText()).isEqualTo(origin);
    assertThat(json(new Browser(origin).on(second).get("/.well-known/openid-configuration")))
        .isEqualTo(json(direct));
    var keys = json(new Browser(origin).get("/.well-known/jwks.json"));
    assertThat(keys.path("keys")).hasSize(2);
    assertThat(keys).isEqualTo(json(new Browser(origin).on(second).get("/.well-known/jwks.json")));
    assertThat(keys.findValues("d")).isEmpty();
  }

  @Test
  void nothing_in_the_database_is_enough_to_get_in() throws Exception {
    var me = admin();
    var dump =
        text(
            """
            select concat_ws(' ',
              (select string_agg(row_to_json(t)::text, ' ') from refresh_token t),
              (select string_agg(row_to_json(t)::text, ' ') from one_time_secret t),
              (select string_agg(row_to_json(t)::text, ' ') from sign_in t),
              (select string_agg(row_to_json(t)::text, ' ') from local_password t),
              (select string_agg(row_to_json(t)::text, ' ') from audit_log t))
            """);
    assertThat(dump)
        .contains("$argon2id$")
        .doesNotContain(PASSWORD, me.cookies.get("refresh_token"), me.cookies.get("access_token"));
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).orElse("");
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private interface Numbered<T> {
    T work(int number) throws Exception;
  }

  private static <T> List<T> parallel(int count, Numbered<T> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (int index = 0; index < count; index++) {
        int number = index;
        futures.add(threads.submit(() -> work.work(number)));
      }
      var answers = new ArrayList<T>();
      for (var future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
