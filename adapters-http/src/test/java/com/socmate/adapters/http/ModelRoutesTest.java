package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Chat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRoutesTest {
  private static final String PATH = "/api/admin/models";
  private static final String KEY = "key-" + "of-the-model-1234";
  private static final String LOCAL =
      """
      {"name": "local", "provider": "openai", "url": "https://models.example/v1",
       "model": "small-1", "api_key": "%s", "is_default": true}
      """
          .formatted(KEY);
  private final RunningApi api = new RunningApi();
  private final Client admin = api.as(RunningApi.ADMIN);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_model_is_added_and_its_key_is_never_shown() {
    var added = admin.post(PATH, LOCAL);

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.header("Location")).contains(PATH + "/local");
    assertThat(added.json().path("has_key").asBoolean()).isTrue();
    assertThat(added.json().path("is_default").asBoolean()).isTrue();
    assertThat(added.text()).doesNotContain(KEY);
    assertThat(admin.get(PATH + "/local").text()).doesNotContain(KEY);
    assertThat(admin.get(PATH).json().path("total").asInt()).isEqualTo(1);
    assertThat(api.models.key("local")).contains(KEY);
    assertThat(api.world.auditLog().entries())
        .noneMatch(entry -> entry.toString().contains(KEY))
        .extracting(entry -> entry.action())
        .containsExactly("model.created");
    assertThat(admin.post(PATH, LOCAL).status()).isEqualTo(409);
  }

  @Test
  void a_model_is_changed_part_by_part() {
    admin.post(PATH, LOCAL);
    var changed =
        admin.patch(PATH + "/local", "{\"tokens_per_day\": 5, \"is_default\": false}").json();

    assertThat(changed.path("tokens_per_day").asInt()).isEqualTo(5);
    assertThat(changed.path("is_default").asBoolean()).isFalse();
    assertThat(changed.path("has_key").asBoolean()).isTrue();
    assertThat(changed.path("model").asText()).isEqualTo("small-1");
    assertThat(admin.patch(PATH + "/other", "{}").status()).isEqualTo(404);
  }

  @Test
  void a_model_is_tried_out() {
    admin.post(PATH, LOCAL);
    var ok = admin.post(PATH + "/local/test", "").json();
    api.chat.says(new Chat.Reply.Unusable("it answered with status 401", false, false));
    var failed = admin.post(PATH + "/local/test", "").json();

    assertThat(ok.path("status").asText()).isEqualTo("ok");
    assertThat(ok.path("latency_ms").isIntegralNumber()).isTrue();
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("message").asText()).contains("status 401");
    assertThat(admin.post(PATH + "/other/test", "").status()).isEqualTo(404);
  }

  @Test
  void a_removed_model_is_gone_with_its_key() {
    admin.post(PATH, LOCAL);

    assertThat(admin.send("DELETE", PATH + "/local").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", PATH + "/local").status()).isEqualTo(404);
    assertThat(admin.get(PATH + "/local").status()).isEqualTo(404);
    assertThat(api.models.key("local")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"A b\", \"provider\": \"openai\", \"url\": \"https://x.example\", \"model\": \"m\"}",
        "{\"name\": \"a\", \"provider\": \"acme\", \"url\": \"https://x.example\", \"model\": \"m\"}",
        "{\"name\": \"a\", \"provider\": \"openai\", \"url\": \"file:///etc/passwd\", \"model\": \"m\"}",
        "{\"name\": \"a\", \"provider\": \"openai\", \"url\": \"https://x.example\", \"model\": \"m\", \"tokens_per_run\": 0}",
        "{\"name\": \"a\", \"provider\": \"openai\", \"url\": \"https://x.example\", \"model\": \"m\", \"timeout_seconds\": 301}",
        "{\"name\": \"a\", \"provider\": \"openai\", \"url\": \"https://x.example\", \"model\": \"m\", \"tools\": []}"
      })
  void a_wrong_model_is_refused_and_nothing_is_kept(String body) {
    assertThat(admin.post(PATH, body).status()).isEqualTo(422);
    assertThat(api.models.all()).isEmpty();
    assertThat(api.world.auditLog().entries()).isEmpty();
  }
}
