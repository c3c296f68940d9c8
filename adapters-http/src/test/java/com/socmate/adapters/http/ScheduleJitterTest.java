package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleJitterTest {
  private static final String PATH = "/api/v1/schedules";
  private static final Instant EIGHT = Instant.parse("2026-05-21T08:00:00Z");

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void there_is_none_unless_it_is_asked_for() {
    var schedule = created("");
    assertThat(schedule.path("jitter_seconds").asInt()).isZero();
    assertThat(schedule.path("delay_seconds").asInt()).isZero();
    assertThat(schedule.path("next_run_at").asText()).isEqualTo(EIGHT.toString());
  }

  @Test
  void each_run_is_later_by_an_amount_of_the_schedules_own() {
    var schedule = created(", \"jitter_seconds\": 300");
    long delay = schedule.path("delay_seconds").asLong();
    assertThat(delay).isBetween(0L, 299L);
    assertThat(schedule.path("next_run_at").asText())
        .isEqualTo(EIGHT.plusSeconds(delay).toString());
    assertThat(schedule.path("sentence").asText()).startsWith("Every day at 08:00, UTC, ");
    var renamed = api.client().patch(path(schedule), "{\"name\": \"Other\"}").json();
    assertThat(renamed.path("next_run_at")).isEqualTo(schedule.path("next_run_at"));
    var none = api.client().patch(path(schedule), "{\"jitter_seconds\": null}").json();
    assertThat(none.path("next_run_at").asText()).isEqualTo(EIGHT.toString());
    var again = api.client().patch(path(schedule), "{\"jitter_seconds\": 300}").json();
    assertThat(again.path("next_run_at")).isEqualTo(schedule.path("next_run_at"));
  }

  @Test
  void a_preview_shows_it_in_words_and_for_a_schedule_that_is_there_exactly() {
    var times = "{\"frequency\": \"daily\", \"scheduled_time\": \"08:00\", \"jitter_seconds\": 300";
    var unknown = api.client().post(PATH + "/preview", times + "}").json();
    assertThat(unknown.path("sentence").asText())
        .isEqualTo("Every day at 08:00, UTC, up to 5m later, always by the same amount");
    assertThat(unknown.at("/next_runs/0").asText()).isEqualTo("2026-05-21T08:00:00Z");
    var schedule = created(", \"jitter_seconds\": 300");
    var body = times + ", \"schedule_id\": \"" + schedule.path("id").asText() + "\"}";
    var known = api.client().post(PATH + "/preview", body).json();
    assertThat(known.at("/next_runs/0").asText()).isEqualTo(schedule.path("next_run_at").asText());
    assertThat(api.as(RunningApi.COLLEAGUE).post(PATH + "/preview", body).violations())
        .containsExactly("body.schedule_id|value_error.schedule");
  }

  @Test
  void more_than_the_time_between_two_runs_is_refused() {
    var body =
        "{\"frequency\": \"custom\", \"cron_expression\": \"*/5 * * * *\", \"jitter_seconds\": 301}";
    var reply = api.client().post(PATH + "/preview", body);
    assertThat(reply.violations()).containsExactly("body.jitter_seconds|value_error.number.not_le");
    assertThat(reply.message("body.jitter_seconds")).contains("300 seconds");
  }

  @Test
  void a_crowded_minute_is_told_of_and_jitter_is_offered() {
    for (int count = 1; count < CrowdedMinutes.CROWD; count++) {
      assertThat(created("").path("warnings")).isEmpty();
    }
    var last = created("");
    assertThat(last.at("/warnings/0/kind").asText()).isEqualTo("crowded_minute");
    assertThat(last.at("/warnings/0/message").asText())
        .contains("20 schedules are due")
        .contains("jitter_seconds");
    var times = "\"frequency\": \"daily\", \"scheduled_time\": \"08:00\"";
    assertThat(api.client().post(PATH + "/preview", "{" + times + "}").json().path("warnings"))
        .hasSize(1);
    assertThat(
            api.client()
                .post(PATH + "/validate", "{\"query\": \"failed sign-ins\", " + times + "}")
                .json()
                .path("warnings"))
        .hasSize(1);
    assertThat(created(", \"jitter_seconds\": 60").path("warnings")).isEmpty();
  }

  private JsonNode created(String more) {
    var reply =
        api.client()
            .post(
                PATH,
                "{\"name\": \"Check\", \"user_query\": \"failed sign-ins\", \"persona\": \"ciso\","
                    + " \"frequency\": \"daily\", \"scheduled_time\": \"08:00\""
                    + more
                    + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private static String path(JsonNode schedule) {
    return PATH + "/" + schedule.path("id").asText();
  }
}
