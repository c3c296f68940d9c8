package com.socmate.apiserver;

import static com.socmate.apiserver.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People sign in by a provider of somebody else's, and the product is behind a proxy that ends
/// https.
class ExternalProviderTest {
  private static final String ORIGIN = "https://soc.fabrikam.example";
  private static final String SECRET = "the other's client secret";

  @TempDir private Path folder;
  private EmbeddedPostgres postgres;
  private OtherIssuer other;
  private Wiring server;

  @BeforeEach
  void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    other = new OtherIssuer(SECRET);
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_USER", "postgres");
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put("SOCMATE_SECRETS_KEY", "A".repeat(43));
    environment.put("SOCMATE_FIRST_ADMIN_LINK_FILE", folder.resolve("link").toString());
    environment.put("SOCMATE_PUBLIC_URL", ORIGIN);
    environment.put("SOCMATE_TRUSTED_PROXIES", "127.0.0.1");
    environment.put("SOCMATE_OIDC_ISSUER", other.issuer());
    environment.put("SOCMATE_OIDC_CLIENT_ID", OtherIssuer.CLIENT);
    environment.put(
        "SOCMATE_OIDC_CLIENT_SECRET_FILE",
        Files.writeString(folder.resolve("secret"), SECRET + "\n").toString());
    server = Wiring.start(ApiServerConfig.from(Map.copyOf(environment)), Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    other.close();
    postgres.close();
  }

  private Browser browser() {
    return new Browser("http://127.0.0.1:" + server.port(), ORIGIN)
        .through("X-Forwarded-Proto", "https");
  }

  private String link() throws IOException {
    return Files.readString(folder.resolve("link")).strip().replaceFirst(".*link=", "");
  }

  private static String location(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
    return reply.headers().firstValue("Location").orElseThrow();
  }

  /// The page that leads on to the provider: what a form is redirected to, browsers hold against
  /// the policy of the page that the form was on.
  private String onward(Browser browser) throws Exception {
    var page = browser.form("/auth/welcome", Map.of("link", link()));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("http-equiv=\"refresh\"");
    return page.body().replaceAll("(?s).*<a href=\"([^\"]*)\">Go on.*", "$1").replace("&amp;", "&");
  }

  @Test
  void the_first_administrator_follows_the_link_and_signs_in_by_the_other_provider()
      throws Exception {
    var ada = browser();
    var page = ada.get("/auth/welcome?link=" + link());
    assertThat(page.body()).contains("first administrator").doesNotContain("type=\"password\"");
    var url = onward(ada);
    assertThat(rows("one_time_secret")).as("what is kept meanwhile").doesNotContain(link());

    var done = ada.callback(other.signIn(url, "ada"));

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(json(done).at("/user/roles").toString()).isEqualTo("[\"analyst\",\"admin\"]");
    assertThat(ada.get("/api/admin/users").statusCode()).isEqualTo(200);
    assertThat(browser().get("/auth/welcome?link=" + link()).statusCode()).isEqualTo(404);
    assertThat(rows("account")).contains(other.issuer(), "ada");
    assertThat(rows("audit_log")).contains("user.first_admin").doesNotContain(link(), SECRET);
  }

  @Test
  void one_link_makes_one_administrator_however_many_sign_ins_were_begun_with_it()
      throws Exception {
    var ada = browser();
    var eve = browser();
    var adas = onward(ada);
    var eves = onward(eve);
    assertThat(ada.callback(other.signIn(adas, "ada")).statusCode()).isEqualTo(200);
    assertThat(json(eve.callback(other.signIn(eves, "eve"))).at("/user/roles").toString())
        .isEqualTo("[\"analyst\"]");
    assertThat(eve.get("/api/admin/users").statusCode()).isEqualTo(403);
  }

  @Test
  void who_signs_in_without_the_link_is_an_analyst_and_a_code_is_for_the_browser_that_asked()
      throws Exception {
    var bob = browser();
    var back = other.signIn(location(bob.get("/auth/sign-in")), "bob");
    assertThat(browser().callback(back).statusCode()).isEqualTo(401);
    assertThat(bob.callback(back).statusCode()).as("the state was used up").isEqualTo(401);
    var again = bob.callback(other.signIn(location(bob.get("/auth/sign-in")), "bob"));
    assertThat(json(again).at("/user/roles").toString()).isEqualTo("[\"analyst\"]");
  }

  @Test
  void over_https_cookies_belong_to_this_host_alone() throws Exception {
    var bob = browser();
    var reply = bob.callback(other.signIn(location(bob.get("/auth/sign-in")), "bob"));
    assertThat(bob.cookies)
        .containsOnlyKeys("__Host-access_token", "__Host-refresh_token", "__Host-token_expiry");
    assertThat(bob.setCookies)
        .allSatisfy(it ->
            assertThat(it)
                .startsWith("__Host-")
                .contains("; Path=/; ", "; SameSite=Lax", "; Secure")
                .doesNotContain("Domain"));
    assertThat(reply.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(bob.get("/api/auth/me").statusCode()).isEqualTo(200);
    assertThat(bob.post("/api/auth/refresh", "").statusCode()).isEqualTo(200);

    var planted = browser();
    bob.cookies.forEach((name, value) -> planted.cookies.put(name.substring(7), value));
    assertThat(planted.get("/api/auth/me").statusCode())
        .as("names that another host could have set")
        .isEqualTo(401);
    assertThat(bob.post("/api/auth/logout", "").statusCode()).isEqualTo(204);
    assertThat(bob.cookies).isEmpty();
  }

  @Test
  void the_local_provider_is_not_there() throws Exception {
    assertThat(browser().get("/oauth/authorize").statusCode()).isEqualTo(404);
    var url = URI.create(json(browser().get("/api/auth/login")).path("auth_url").asText());
    assertThat(url.toString()).startsWith(other.issuer());
    assertThat(url.getQuery()).contains("redirect_uri=" + ORIGIN + "/auth/callback");
  }

  private String rows(String table) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select t::text from " + table + " t")) {
      var all = new StringBuilder();
      while (rows.next()) {
        all.append(rows.getString(1)).append('\n');
      }
      return all.toString();
    }
  }
}
