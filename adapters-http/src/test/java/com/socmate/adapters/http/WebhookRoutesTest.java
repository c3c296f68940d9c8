package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Told;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookRoutesTest {
  private static final String PATH = "/api/v1/webhooks";
  private static final String PAGER =
      "{\"name\": \"Pager\", \"url\": \"https://hooks.example.com/in\"}";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_new_webhook_shows_its_secret_once() {
    var reply = api.client().post(PATH, PAGER);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
    var again = api.client().get(PATH + "/" + id(reply.json())).json();
    assertThat(again.has("secret")).isFalse();
    assertThat(again.path("kind").asText()).isEqualTo("standard");
    assertThat(api.client().get(PATH).json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void an_address_that_may_not_be_reached_is_refused_with_the_reason() {
    var reply = api.client().post(PATH, "{\"name\": \"x\", \"url\": \"http://169.254.169.254/\"}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("\"url\"", "It is not https.");
    var id = id(api.client().post(PATH, PAGER).json());
    assertThat(api.client().patch(PATH + "/" + id, "{\"url\": \"http://10.0.0.1/\"}").status())
        .isEqualTo(422);
  }

  @Test
  void an_unknown_event_is_refused_with_those_that_are_known() {
    var reply =
        api.client()
            .post(
                PATH,
                "{\"name\": \"x\", \"url\": \"https://a.example\", \"events\": [\"run-failed\"]}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("investigation-failed");
  }

  @Test
  void a_rotated_secret_is_another_and_the_one_before_stays_for_a_day() {
    var made = api.client().post(PATH, PAGER).json();
    var rotated = api.client().send("POST", PATH + "/" + id(made) + "/rotate-secret").json();
    assertThat(rotated.path("secret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(made.path("secret").asText());
    assertThat(rotated.path("previous_secret_until").asText())
        .isEqualTo(RunningApi.NOON.plusSeconds(86_400).toString());
  }

  @Test
  void a_test_shows_what_really_came_of_it() {
    var id = id(api.client().post(PATH, PAGER).json());
    assertThat(test(id).path("delivered").asBoolean()).isTrue();
    api.webhookCalls.answers(
        new Told.NotNow(OptionalInt.of(503), "The receiver answered 503.", Optional.empty()));
    var failed = test(id);
    assertThat(failed.path("delivered").asBoolean()).isFalse();
    assertThat(failed.path("http_status").asInt()).isEqualTo(503);
    assertThat(failed.path("result").asText()).isEqualTo("The receiver answered 503.");
    assertThat(api.webhookCalls.calls()).hasSize(2);
  }

  @Test
  void anothers_webhook_is_as_absent_as_an_unknown_one() {
    var id = id(api.client().post(PATH, PAGER).json());
    var colleague = api.as(RunningApi.COLLEAGUE);
    for (var path : new String[] {"/" + id, "/whk_unknown1", "/nonsense"}) {
      assertThat(colleague.get(PATH + path).status()).isEqualTo(404);
      assertThat(colleague.patch(PATH + path, "{\"enabled\": false}").status()).isEqualTo(404);
      assertThat(colleague.send("DELETE", PATH + path).status()).isEqualTo(404);
      assertThat(colleague.send("POST", PATH + path + "/test").status()).isEqualTo(404);
      assertThat(colleague.send("POST", PATH + path + "/rotate-secret").status()).isEqualTo(404);
      assertThat(colleague.get(PATH + path + "/deliveries").status()).isEqualTo(404);
    }
    assertThat(api.webhookCalls.calls()).isEmpty();
  }

  @Test
  void every_change_goes_on_record_and_no_secret_does() {
    var id = id(api.client().post(PATH, PAGER).json());
    api.client().patch(PATH + "/" + id, "{\"enabled\": false}");
    api.client().send("POST", PATH + "/" + id + "/rotate-secret");
    api.client().send("POST", PATH + "/" + id + "/test");
    api.client().send("DELETE", PATH + "/" + id);
    var entries =
        api.world.auditLog().entries().stream().filter(it -> it.object().equals(id)).toList();
    assertThat(entries)
        .extracting(AuditLog.Entry::action)
        .containsExactly(
            "webhook.created",
            "webhook.changed",
            "webhook.secret_rotated",
            "webhook.tested",
            "webhook.deleted");
    assertThat(entries.toString()).doesNotContain("whsec_").doesNotContain("/in");
  }

  private JsonNode test(String id) {
    return api.client().send("POST", PATH + "/" + id + "/test").json();
  }

  private static String id(JsonNode webhook) {
    return webhook.path("id").asText();
  }
}
