package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiemProviderRoutesTest {
  private static final String PATH = "/api/admin/siem-providers";
  private static final String SECRET = "secret-" + "of-the-provider-1234";
  private static final String EUROPE =
      """
      {"name": "europe", "workspace_id": "11111111-2222-3333-4444-555555555555",
       "credential": "client_credentials", "tenant_id": "contoso", "client_id": "app-1",
       "secret": "%s", "subscription_id": "s-1", "resource_group": "rg-soc",
       "workspace_name": "w-europe", "is_default": true}
      """
          .formatted(SECRET);
  private final RunningApi api = new RunningApi();
  private final Client admin = api.as(RunningApi.ADMIN);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_provider_is_added_and_its_secret_is_never_shown() {
    var added = admin.post(PATH, EUROPE);

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.header("Location")).contains(PATH + "/europe");
    assertThat(added.header("ETag")).contains("\"v1\"");
    assertThat(added.json().path("has_secret").asBoolean()).isTrue();
    assertThat(added.json().path("incidents").asBoolean()).isTrue();
    assertThat(added.json().path("logs_url").asText()).isEqualTo("https://api.loganalytics.io");
    assertThat(admin.get(PATH).text()).doesNotContain(SECRET);
    assertThat(admin.get(PATH).json().path("total").asInt()).isEqualTo(2);
    assertThat(api.providers.secret("europe")).contains(SECRET);
    assertThat(api.world.auditLog().entries())
        .noneMatch(entry -> entry.toString().contains(SECRET))
        .extracting(entry -> entry.action())
        .containsExactly("provider.created");
    assertThat(admin.post(PATH, EUROPE).status()).isEqualTo(409);
    assertThat(admin.post(PATH, EUROPE.replace("europe", "sentinel")).status()).isEqualTo(409);
  }

  @Test
  void the_built_in_provider_is_there_and_stays_as_it_is() {
    var builtIn = admin.get(PATH + "/sentinel").json();
    assertThat(builtIn.path("built_in").asBoolean()).isTrue();
    assertThat(builtIn.path("is_default").asBoolean()).isTrue();
    assertThat(admin.patch(PATH + "/sentinel", "{\"is_default\": true}").status()).isEqualTo(409);
    assertThat(admin.send("DELETE", PATH + "/sentinel").status()).isEqualTo(409);
    admin.post(PATH, EUROPE);
    assertThat(admin.get(PATH + "/sentinel").json().path("is_default").asBoolean()).isFalse();
  }

  @Test
  void a_provider_is_changed_part_by_part_from_the_version_that_was_read() {
    admin.post(PATH, EUROPE);
    var changed =
        admin.sendBody(
            "PATCH",
            PATH + "/europe",
            "{\"is_default\": false}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"v1\"");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.header("ETag")).contains("\"v2\"");
    assertThat(changed.json().path("tenant_id").asText()).isEqualTo("contoso");
    var stale =
        admin.sendBody(
            "PATCH",
            PATH + "/europe",
            "{\"is_default\": true}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"v1\"");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.header("ETag")).contains("\"v2\"");
    assertThat(admin.patch(PATH + "/other", "{}").status()).isEqualTo(404);
  }

  @Test
  void a_secret_does_not_follow_to_another_address() {
    admin.post(PATH, EUROPE);
    var moved = "{\"management_url\": \"https://evil.example\"}";
    assertThat(admin.patch(PATH + "/europe", moved).violations())
        .containsExactly("body.secret|value_error.secret");
    assertThat(admin.patch(PATH + "/europe", "{\"tenant_id\": \"other\"}").status()).isEqualTo(422);
    assertThat(
            admin
                .patch(PATH + "/europe", "{\"tenant_id\": \"other\", \"secret\": \"another\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_provider_is_tried_out() {
    admin.post(PATH, EUROPE);
    api.logs.answer(
        "print",
        new com.socmate.application.port.LogWorkspace.Answer.Complete(
            com.socmate.domain.investigation.ResultTable.EMPTY));
    var ok = admin.post(PATH + "/europe/test", "").json();
    api.remote.breaks("It answered 403.");
    var failed = admin.post(PATH + "/europe/test", "").json();

    assertThat(ok.path("status").asText()).as(ok.toString()).isEqualTo("ok");
    assertThat(ok.path("latency_ms").isIntegralNumber()).isTrue();
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("message").asText()).contains("It answered 403.");
    assertThat(admin.post(PATH + "/other/test", "").status()).isEqualTo(404);
  }

  @Test
  void a_removed_provider_is_gone_with_its_secret() {
    admin.post(PATH, EUROPE);

    assertThat(admin.send("DELETE", PATH + "/europe").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", PATH + "/europe").status()).isEqualTo(404);
    assertThat(admin.get(PATH + "/europe").status()).isEqualTo(404);
    assertThat(api.providers.secret("europe")).isEmpty();
  }

  @Test
  void incidents_are_read_further_back_and_how_far_is_told() {
    api.remote.has(Reports.incident(1, RunningApi.NOON.minus(java.time.Duration.ofDays(9))));
    var read = admin.post(PATH + "/sentinel/backfill", "{\"timespan\": \"P30D\"}");
    assertThat(read.status()).as(read.text()).isEqualTo(200);
    assertThat(read.json().path("read").asInt()).isEqualTo(1);
    assertThat(admin.get(PATH + "/sentinel/sync").json().path("failures").asInt()).isZero();
    api.remote.breaks("It is down.");
    var down = admin.post(PATH + "/sentinel/backfill", "{\"timespan\": \"P30D\"}");
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.detail()).contains("It is down.");
    assertThat(down.header("Retry-After")).isPresent();
    assertThat(admin.get(PATH + "/sentinel/sync").json().path("why").asText())
        .isEqualTo("It is down.");
    assertThat(admin.post(PATH + "/sentinel/backfill", "{\"timespan\": \"P99D\"}").status())
        .isEqualTo(422);
    assertThat(admin.get(PATH + "/other/sync").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"A b\", \"workspace_id\": \"w\", \"credential\": \"static_token\", \"secret\": \"t\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w w\", \"credential\": \"static_token\", \"secret\": \"t\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"password\", \"secret\": \"t\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"static_token\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"managed_identity\", \"secret\": \"t\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"client_credentials\", \"secret\": \"t\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"static_token\", \"secret\": \"a b\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"static_token\", \"secret\": \"t\", \"logs_url\": \"http://x.example\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"static_token\", \"secret\": \"t\", \"workspace_name\": \"w\"}",
        "{\"name\": \"a\", \"workspace_id\": \"w\", \"credential\": \"static_token\", \"secret\": \"t\", \"proxy\": \"x\"}"
      })
  void a_wrong_provider_is_refused_and_nothing_is_kept(String body) {
    assertThat(admin.post(PATH, body).status()).isEqualTo(422);
    assertThat(api.providers.all()).isEmpty();
    assertThat(api.world.auditLog().entries()).isEmpty();
  }

  @Test
  void investigations_and_schedules_name_a_provider_that_is_there() {
    admin.post(PATH, EUROPE.replace("\"is_default\": true", "\"is_default\": false"));
    var start = "{\"query\": \"failed sign-ins\", \"provider\": \"%s\"}";
    var session =
        api.client()
            .post("/api/v1/investigations/start", start.formatted("europe"))
            .json()
            .path("session_id")
            .asText();
    assertThat(api.client().get("/api/v1/sessions/" + session).json().path("provider").asText())
        .isEqualTo("europe");
    assertThat(
            api.client().post("/api/v1/investigations/start", start.formatted("asia")).violations())
        .containsExactly("body.provider|type_error.enum");
    var schedule =
        """
        {"name": "Daily", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
         "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"%s}
        """;
    var named =
        api.client()
            .post("/api/v1/schedules", schedule.formatted(", \"provider\": \"europe\""))
            .json();
    assertThat(named.path("provider").asText()).as(named.toString()).isEqualTo("europe");
    var one = "/api/v1/schedules/" + named.path("id").asText();
    assertThat(api.client().patch(one, "{\"name\": \"Other\"}").json().path("provider").asText())
        .isEqualTo("europe");
    var usual = api.client().post("/api/v1/schedules", schedule.formatted("")).json();
    assertThat(usual.path("provider").asText()).isEqualTo("sentinel");
    var run = api.client().post(one + "/run", "").json().path("session_id").asText();
    assertThat(api.client().get("/api/v1/sessions/" + run).json().path("provider").asText())
        .isEqualTo("europe");
  }
}
