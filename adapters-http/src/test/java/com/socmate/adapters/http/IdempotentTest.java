package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Parallel;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentTest {
  private static final String SCHEDULES = "/api/v1/schedules";
  private static final String START = "/api/v1/investigations/start";
  private static final String KEY = "Idempotency-Key";

  private static final String DAILY = "{\"frequency\": \"daily\", \"scheduled_time\": \"08:00\"}";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void the_same_request_again_gets_the_first_answer_and_makes_nothing() {
    var first = client.post(SCHEDULES, body("one"), KEY, "k1");
    var again = client.post(SCHEDULES, body("one"), KEY, "k1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(total(client)).isEqualTo(1);
  }

  @Test
  void a_key_for_another_request_is_refused() {
    client.post(SCHEDULES, body("one"), KEY, "k1");
    var other = client.post(SCHEDULES, body("two"), KEY, "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.violations())
        .containsExactly("header.Idempotency-Key|value_error.idempotency_key");
    assertThat(client.post(START, "{\"query\": \"x\"}", KEY, "k1").status()).isEqualTo(422);
    assertThat(total(client)).isEqualTo(1);
  }

  @Test
  void what_only_asks_takes_no_key_and_is_answered_anew() {
    var once = client.post(SCHEDULES + "/preview", DAILY, KEY, "k1");
    var other = client.post(SCHEDULES + "/preview", DAILY.replace("08", "09"), KEY, "k1");
    assertThat(once.status()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.text()).isNotEqualTo(once.text());
    assertThat(other.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void the_keys_of_others_are_others() {
    client.post(SCHEDULES, body("one"), KEY, "k1");
    var colleague = api.as(RunningApi.COLLEAGUE);
    assertThat(colleague.post(SCHEDULES, body("two"), KEY, "k1").status()).isEqualTo(201);
    assertThat(total(colleague)).isEqualTo(1);
  }

  @Test
  void of_many_at_the_same_moment_one_has_an_effect() {
    var replies =
        Parallel.times(20, _ -> client.post(SCHEDULES, body("one"), KEY, "k1")).stream()
            .collect(Collectors.groupingBy(Client.Reply::status, Collectors.counting()));
    assertThat(replies.keySet()).isSubsetOf(201, 409);
    assertThat(total(client)).isEqualTo(1);
  }

  @Test
  void whoever_was_refused_may_try_again_with_the_same_key() {
    assertThat(client.post(SCHEDULES, "{}", KEY, "k1").status()).isEqualTo(422);
    assertThat(client.post(SCHEDULES, body("one"), KEY, "k1").status()).isEqualTo(201);
    for (int run = 0; run < RunningApi.CONCURRENT; run++) {
      client.post(START, "{\"query\": \"x\"}");
    }
    assertThat(client.post(START, "{\"query\": \"x\"}", KEY, "k2").status()).isEqualTo(429);
    assertThat(client.post(START, "{\"query\": \"x\"}", KEY, "k2").status()).isEqualTo(429);
  }

  @Test
  void a_day_later_a_key_is_new_again() {
    client.post(SCHEDULES, body("one"), KEY, "k1");
    api.now.updateAndGet(it -> it.plus(Duration.ofHours(24)));
    assertThat(client.post(SCHEDULES, body("two"), KEY, "k1").status()).isEqualTo(201);
  }

  @Test
  void a_replay_does_not_bring_back_what_was_deleted() {
    var first = client.post(SCHEDULES, body("one"), KEY, "k1");
    var path = SCHEDULES + "/" + first.json().path("id").asText();
    assertThat(client.send("DELETE", path).status()).isEqualTo(204);
    assertThat(client.post(SCHEDULES, body("one"), KEY, "k1").status()).isEqualTo(201);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(total(client)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\there"})
  void a_key_that_cannot_be_is_refused(String key) {
    assertThat(client.post(SCHEDULES, body("one"), KEY, key).status()).isEqualTo(400);
    assertThat(client.post(SCHEDULES, body("one"), KEY, "k".repeat(256)).status()).isEqualTo(400);
    assertThat(client.post(SCHEDULES, body("one"), KEY, "a", KEY, "b").status()).isEqualTo(400);
    assertThat(total(client)).isZero();
  }

  private static int total(Client client) {
    return client.get(SCHEDULES + "?owner=me").json().path("total").asInt();
  }

  private static String body(String name) {
    return """
    {"name": "%s", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
     "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
    """
        .formatted(name);
  }
}
