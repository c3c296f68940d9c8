package com.socmate.adapters.http;

import static com.socmate.application.port.Fixtures.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchRoutesTest {
  private static final String PATH = "/api/v1/search";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void what_is_found_is_ranked_highlighted_and_counted() {
    ended(RunningApi.ANALYST_ID, Visibility.PRIVATE, "Kerberoasting <b>tonight</b>");
    var reply = search("kerbero type:session");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var hit = reply.json().at("/results/0");
    assertThat(hit.path("type").asText()).isEqualTo("session");
    assertThat(hit.path("title").asText()).isEqualTo("Kerberoasting <b>tonight</b>");
    assertThat(hit.at("/highlights/title").asText())
        .contains("<mark>Kerberoasting</mark>")
        .contains("&lt;b&gt;")
        .doesNotContain("<b>");
    assertThat(reply.json().path("total").asInt()).isOne();
    assertThat(reply.json().path("total_is_exact").asBoolean()).isTrue();
    assertThat(reply.json().path("fuzzy").asBoolean()).isFalse();
  }

  @Test
  void a_filter_stands_in_the_search_or_beside_it() {
    ended(
        RunningApi.ANALYST_ID, Visibility.PRIVATE, "Sign-ins", finding("user017@contoso.example"));
    assertThat(search("severity:high").json().path("total").asInt()).isOne();
    assertThat(client.get(PATH + "?type=finding").json().path("total").asInt()).isOne();
    assertThat(client.get(PATH + "?q=nothing-like-this&type=finding").json().path("total").asInt())
        .isZero();
  }

  @Test
  void what_a_colleague_keeps_private_is_not_found() {
    ended(RunningApi.COLLEAGUE_ID, Visibility.PRIVATE, "Zebra hunt");
    ended(RunningApi.COLLEAGUE_ID, Visibility.TEAM, "Zebra watch");
    var found = search("zebra type:session").json();
    assertThat(found.path("total").asInt()).isOne();
    assertThat(found.at("/results/0/title").asText()).isEqualTo("Zebra watch");
    assertThat(api.as(RunningApi.ADMIN).get(PATH + "?q=zebra&type=session").json().path("total"))
        .hasToString("2");
  }

  @Test
  void a_key_finds_only_what_its_scopes_let_it_read() {
    ended(
        RunningApi.ANALYST_ID, Visibility.PRIVATE, "Zebra hunt", finding("zebra@contoso.example"));
    assertThat(found("search:read", "zebra")).isZero();
    assertThat(found("search:read", "type:session")).isZero();
    assertThat(found("search:read\", \"schedules:read", "zebra")).isZero();
    assertThat(found("search:read\", \"investigations:read", "zebra type:finding")).isOne();
    assertThat(found("search:read\", \"investigations:read", "zebra type:incident")).isZero();
  }

  private int found(String scopes, String text) {
    var made =
        api.as(RunningApi.ADMIN)
            .post("/api/admin/api-keys", "{\"name\": \"CI\", \"scopes\": [\"" + scopes + "\"]}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var query = URLEncoder.encode(text, StandardCharsets.UTF_8);
    var reply =
        api.as("").get(PATH + "?q=" + query, "X-API-Key", made.json().path("api_key").asText());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("total").asInt();
  }

  @Test
  void what_cannot_be_understood_is_refused_with_its_place_and_what_to_write() {
    assertThat(search("failed sevrity:high").detail())
        .contains("character 8", "severity", "quotation marks");
    assertThat(search("severity:hihg").detail()).contains("character 1", "high");
    assertThat(search("\"open").detail()).contains("not closed");
    assertThat(search("after:yesterday").detail()).contains("2026-11-01");
    assertThat(client.get(PATH).json().path("total").asInt()).isZero();
    assertThat(client.get(PATH + "?q=x&mode=semantic").detail()).contains("no embedding model");
    assertThat(client.get(PATH + "?q=x&mode=psychic").status()).isEqualTo(400);
    assertThat(search("x".repeat(501)).detail()).contains("at most 500");
  }

  private Client.Reply search(String text) {
    return client.get(PATH + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private void ended(UserId owner, Visibility visibility, String title, Finding... findings) {
    var session = Fixtures.session(owner, visibility).titled(title);
    api.world.runQueue().addManual(Fixtures.manualRun(session), session, 50);
    api.world
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            RunningApi.NOON,
            Optional.of(findings.length == 0 ? Fixtures.clear() : Fixtures.found(findings)));
  }
}
