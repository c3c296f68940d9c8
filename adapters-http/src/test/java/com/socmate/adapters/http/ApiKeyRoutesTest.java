package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.KeyText;
import com.socmate.domain.id.ApiKeyId;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyRoutesTest {
  private static final String PATH = "/api/admin/api-keys";
  private static final String SCHEDULES = "/api/v1/schedules";

  private final RunningApi api = new RunningApi();
  private final Client admin = api.as(RunningApi.ADMIN);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_key_is_shown_once_and_opens_what_its_scopes_say() {
    var made = make("\"scopes\": [\"schedules:read\"], \"rate_limit_per_minute\": 7");
    var text = made.json().path("api_key").asText();
    assertThat(made.header("Location")).contains(PATH + "/" + id(made));

    var reply = withKey(text).get(SCHEDULES, "X-API-Key", text);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("RateLimit-Policy")).contains("\"api-key\";q=7;w=60");
    assertThat(withKey(text).post(SCHEDULES, "{}", "X-API-Key", text).status()).isEqualTo(403);

    var read = admin.get(PATH + "/" + id(made));
    assertThat(read.text()).doesNotContain(text.substring(10, 50));
    assertThat(read.json().path("hint").asText()).endsWith(text.substring(text.length() - 4));
    assertThat(read.json().path("last_used_at").isNull()).isFalse();
    assertThat(admin.get(PATH).text()).doesNotContain(text.substring(10, 50));
    assertThat(api.world.auditLog().entries().toString()).doesNotContain(text.substring(10, 50));
  }

  @Test
  void one_who_acts_through_a_key_is_named_with_it() {
    var made = make("\"scopes\": [\"schedules:read\"]");
    var text = made.json().path("api_key").asText();
    withKey(text).post(SCHEDULES, "{}", "X-API-Key", text);
    assertThat(api.world.auditLog().entries().getLast().actor().name())
        .isEqualTo(RunningApi.ADMIN_ID + " via " + id(made));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"scopes\": []' ; body.scopes|value_error.list.min_items",
        "'\"scopes\": [\"*\"]' ; body.scopes|type_error.enum",
        "'\"scopes\": [\"search:read\", \"search:read\"]' ; body.scopes|value_error.list.unique_items",
        "'\"scopes\": \"search:read\"' ; body.scopes|type_error.list",
        "'\"scopes\": [\"profile\"]' ; body.scopes|value_error.scope",
        "'\"x\": 1' ; body.scopes|value_error.missing",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": 0' ; body.rate_limit_per_minute|value_error.number.range",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": -1' ; body.rate_limit_per_minute|value_error.number.range",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": 1.5' ; body.rate_limit_per_minute|type_error.integer",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": \"100\"' ; body.rate_limit_per_minute|type_error.integer",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": null' ; body.rate_limit_per_minute|type_error.none.not_allowed",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": 2147483648' ; body.rate_limit_per_minute|value_error.number.range",
        "'\"scopes\": [\"search:read\"], \"rate_limit_per_minute\": 1000000000' ; body.rate_limit_per_minute|value_error.number.range",
        "'\"scopes\": [\"search:read\"], \"expires_at\": \"2020-01-01T00:00:00Z\"' ; body.expires_at|value_error.datetime",
        "'\"scopes\": [\"search:read\"], \"expires_at\": \"soon\"' ; body.expires_at|value_error.datetime",
        "'\"scopes\": [\"search:read\"], \"owner\": \"usr_nobody\"' ; body.owner|value_error.user",
        "'\"scopes\": [\"admin:read\"], \"owner\": \"usr_analyst1\"' ; body.scopes|value_error.scope",
        "'\"scopes\": [\"search:read\"], \"hash\": \"x\"' ; body.hash|value_error.extra",
      })
  void an_order_that_cannot_be_is_refused_where_it_is_wrong(String members, String violation) {
    var reply = make(members);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).contains(violation);
    assertThat(admin.get(PATH).json().path("total").asInt()).isZero();
  }

  @Test
  void ten_thousand_scopes_are_too_many() {
    var scopes = "\"search:read\",".repeat(10_000) + "\"search:read\"";
    assertThat(make("\"scopes\": [" + scopes + "]").status()).isEqualTo(422);
  }

  @Test
  void nobody_gives_away_what_they_do_not_hold() {
    var made = make("\"scopes\": [\"admin:write\", \"search:read\"]");
    var text = made.json().path("api_key").asText();
    var reply =
        withKey(text)
            .post(
                PATH, "{\"name\": \"more\", \"scopes\": [\"incidents:write\"]}", "X-API-Key", text);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.detail()).contains("incidents:write");
  }

  @Test
  void a_rotated_key_works_beside_the_old_one_until_the_overlap_ends() {
    var made = make("\"scopes\": [\"schedules:read\"]");
    var old = made.json().path("api_key").asText();
    var rotated = admin.post(PATH + "/" + id(made) + "/rotate", "{\"overlap_seconds\": 3600}");
    var fresh = rotated.json().path("api_key").asText();
    assertThat(status(old)).isEqualTo(200);
    assertThat(status(fresh)).isEqualTo(200);
    api.now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    assertThat(status(old)).isEqualTo(401);
    assertThat(status(fresh)).isEqualTo(200);
  }

  @Test
  void a_disabled_key_is_dead_at_once_and_cannot_be_rotated() {
    var made = make("\"scopes\": [\"schedules:read\"]");
    var text = made.json().path("api_key").asText();
    var path = PATH + "/" + id(made);
    assertThat(admin.post(path + "/disable", "").json().path("disabled_at").isNull()).isFalse();
    assertThat(status(text)).isEqualTo(401);
    assertThat(admin.post(path + "/rotate", "").status()).isEqualTo(409);
    assertThat(admin.send("DELETE", path).status()).isEqualTo(204);
    assertThat(api.world.auditLog().entries().stream().map(AuditLog.Entry::action))
        .containsOnlyOnce("api-key.disabled");
  }

  @Test
  void the_keys_of_a_disabled_user_are_dead_at_once() {
    var made = make("\"scopes\": [\"schedules:read\"], \"owner\": \"usr_analyst1\"");
    var text = made.json().path("api_key").asText();
    assertThat(status(text)).isEqualTo(200);
    api.world.accounts().disable(RunningApi.ANALYST_ID);
    assertThat(status(text)).isEqualTo(401);
  }

  @Test
  void two_credentials_or_two_keys_are_one_too_many() {
    var text = KeyText.fresh(new ApiKeyId("k_unknown1"), new Random(1)).reveal();
    assertThat(admin.get(SCHEDULES, "X-API-Key", text).status()).isEqualTo(400);
    assertThat(api.as("").get(SCHEDULES, "X-API-Key", text, "X-API-Key", text + "x").status())
        .isEqualTo(400);
    assertThat(api.as("").get(SCHEDULES, "X-API-Key", text + "," + text).status()).isEqualTo(400);
  }

  @Test
  void what_is_no_key_is_answered_like_one_that_is_unknown() {
    var text = KeyText.fresh(new ApiKeyId("k_unknown1"), new Random(1)).reveal();
    var unknown = api.as("").get(SCHEDULES, "X-API-Key", text);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(api.as("").get(SCHEDULES, "X-API-Key", "sk_live_").text()).isEqualTo(unknown.text());
    assertThat(api.as("").get(SCHEDULES, "X-API-Key", "").text()).isEqualTo(unknown.text());
  }

  @Test
  void a_path_with_a_key_in_it_is_printed_without_it() {
    var text = KeyText.fresh(new ApiKeyId("k_unknown1"), new Random(1)).reveal();
    assertThat(RequestLog.printable("/api/v1/" + text + "/x")).isEqualTo("/api/v1/sk_live_****/x");
  }

  private int status(String text) {
    return withKey(text).get(SCHEDULES, "X-API-Key", text).status();
  }

  private Client withKey(String text) {
    assertThat(text).startsWith("sk_live_");
    return api.as("");
  }

  private Client.Reply make(String members) {
    return admin.post(PATH, "{\"name\": \"CI\", " + members + "}");
  }

  private static String id(Client.Reply made) {
    return made.json().path("id").asText();
  }
}
