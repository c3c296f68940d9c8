package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleCheckRoutesTest {
  private static final String PATH = "/api/v1/schedules/validate";
  private static final String SPECIFIC =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private static final String RULE =
      """
      name: 'Many failures of one address'
      severity: High
      queryFrequency: 1h
      queryPeriod: 4h
      triggerOperator: gt
      triggerThreshold: 3
      tactics:
        - CredentialAccess
      query: |
        SigninLogs
        | where ResultType != "0"
        | summarize Failures = count() by IPAddress
        | where Failures > 25
      entityMappings:
        - entityType: IP
          fieldMappings:
            - identifier: Address
              columnName: IPAddress
      kind: Scheduled
      """;
  private final RunningApi api = new RunningApi();

  @AfterEach
  void nothing_was_kept() {
    var everything = new Viewer(RunningApi.ADMIN_ID, true);
    assertThat(api.world.schedules().list(Schedules.Filter.NONE, everything, Page.FIRST).total())
        .isZero();
    assertThat(api.world.auditLog().entries()).isEmpty();
    api.stop();
  }

  @Test
  void the_documented_example_is_specific() {
    var reply = api.client().post(PATH, body(SPECIFIC, "\"persona\": \"soc_analyst\""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("valid").asBoolean()).isTrue();
    assertThat(reply.json().path("specific").asBoolean()).isTrue();
    assertThat(reply.json().at("/extracted/window").asText()).isEqualTo("PT24H");
    assertThat(reply.json().at("/extracted/threshold/0/op").asText()).isEqualTo(">");
    assertThat(reply.json().at("/extracted/threshold/0/value").asInt()).isEqualTo(5);
    assertThat(reply.json().at("/extracted/aggregation_key").asText()).isEqualTo("ip");
    assertThat(reply.json().path("compiled").asBoolean()).isTrue();
    assertThat(reply.json().path("next_runs")).isEmpty();
  }

  @Test
  void a_form_with_nothing_chosen_yet_is_judged_like_one_without_times() {
    var reply = api.client().post(PATH, body(SPECIFIC, "\"frequency\": null, \"timezone\": null"));

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("next_runs")).isEmpty();
  }

  @Test
  void a_vague_query_is_judged_and_told_what_is_missing() {
    var reply = api.client().post(PATH, body("Anything weird?", "\"persona\": \"ciso\""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("specific").asBoolean()).isFalse();
    assertThat(reply.json().path("verdict").asText()).startsWith("Not specific enough yet");
  }

  @Test
  void an_analytics_rule_that_was_pasted_is_said_to_be_one_and_judged_by_its_query() {
    var reply = api.client().post(PATH, body(RULE, "\"persona\": \"soc_analyst\""));

    var recognised = reply.json().path("recognised");
    assertThat(recognised.path("what").asText()).as(reply.text()).isEqualTo("analytics_rule");
    assertThat(recognised.path("name").asText()).isEqualTo("Many failures of one address");
    assertThat(recognised.path("frequency").asText()).isEqualTo("PT1H");
    assertThat(recognised.path("query").asText()).contains("// window: PT4H", "SigninLogs");
    assertThat(recognised.path("advice").asText()).contains("/api/v1/schedules/import");
    assertThat(reply.json().path("specific").asBoolean()).as(reply.text()).isTrue();
    assertThat(reply.json().at("/extracted/window").asText()).isEqualTo("PT4H");
    for (var criterion : reply.json().path("criteria")) {
      for (var evidence : criterion.path("evidence")) {
        assertThat(recognised.path("query").asText()).contains(evidence.path("text").asText());
      }
    }
  }

  @Test
  void a_rule_that_cannot_be_carried_says_why_and_a_question_is_none() {
    var never =
        body(RULE.replace("triggerOperator: gt", "triggerOperator: lt"), "\"persona\": null");
    assertThat(api.client().post(PATH, never).json().at("/recognised/problem").asText())
        .contains("triggerOperator is lt 3");
    assertThat(
            api.client()
                .post(PATH, body(SPECIFIC, "\"persona\": null"))
                .json()
                .path("recognised")
                .isNull())
        .isTrue();
  }

  @Test
  void a_provider_that_nobody_configured_is_refused() {
    var reply = api.client().post(PATH, body(SPECIFIC, "\"provider\": \"nobody\""));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("provider");
  }

  @Test
  void a_frequency_shows_the_next_times_and_how_the_window_fits() {
    var reply =
        api.client()
            .post(PATH, body(SPECIFIC, "\"frequency\": \"weekly\", \"scheduled_time\": \"06:00\""));

    assertThat(reply.json().path("next_runs")).hasSize(10);
    assertThat(reply.json().at("/next_runs/0").asText()).isEqualTo("2026-05-27T06:00:00Z");
    assertThat(reply.json().at("/schedule_checks/0").asText()).contains("coverage_gap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|body.query|value_error.missing",
        "{\"query\": \"\"}|body.query|value_error.any_str.min_length",
        "{\"query\": \"x\", \"persona\": \"boss\"}|body.persona|type_error.enum",
        "{\"query\": \"x\", \"user_query\": \"x\"}|body.user_query|value_error.extra",
        "{\"query\": \"x\", \"scheduled_time\": \"08:00\"}|body.frequency|value_error.missing",
        "{\"query\": \"x\", \"frequency\": \"daily\"}|body.scheduled_time|value_error.missing"
      })
  void a_malformed_question_is_refused(String body, String loc, String type) {
    var reply = api.client().post(PATH, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly(loc + "|" + type);
  }

  private static String body(String query, String more) {
    var escaped = query.replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"query\": \"" + escaped + "\", " + more + "}";
  }
}
