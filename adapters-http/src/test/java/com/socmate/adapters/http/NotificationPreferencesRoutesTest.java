package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationPreferencesRoutesTest {
  private static final String PATH = "/api/v1/notifications/preferences";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void who_said_nothing_is_told_of_everything_by_every_way() {
    var all = api.client().get(PATH).json();
    assertThat(all.path("events").size()).isEqualTo(10);
    all.path("events")
        .forEach(event -> assertThat(event.findValuesAsText("email")).containsExactly("true"));
    assertThat(all.path("quiet_hours").isNull()).isTrue();
  }

  @Test
  void what_is_put_is_what_is_read_and_can_be_put_again() {
    var put =
        put(
            """
            {"events": {"incident-alert": {"email": false}},
             "minimum_severity": "medium",
             "quiet_hours": {"from": "22:00", "to": "07:00", "timezone": "Europe/Zurich"},
             "schedules": [{"schedule_id": "sch_daily1", "muted": true, "notify_on": "failure"}]}
            """);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().at("/events/incident-alert/email").asBoolean()).isFalse();
    assertThat(put.json().at("/events/incident-alert/webhook").asBoolean()).isTrue();
    assertThat(put.json().at("/schedules/0/muted").asBoolean()).isTrue();
    var again = put(put.text());
    assertThat(again.json()).isEqualTo(put.json()).isEqualTo(api.client().get(PATH).json());
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH).json().path("schedules")).isEmpty();
    assertThat(api.world.auditLog().entries())
        .extracting(entry -> entry.action())
        .contains("notification-preferences.changed");
  }

  @Test
  void nobody_can_switch_the_inbox_off() {
    var reply = put("{\"events\": {\"investigation-failed\": {\"in_app\": false}}}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("in_app", "never switched off");
  }

  @Test
  void what_makes_no_sense_is_refused_at_its_place() {
    for (var wrong :
        new String[] {
          "{\"quiet_hours\": {\"from\": \"07:00\", \"to\": \"07:00\", \"timezone\": \"UTC\"}}",
          "{\"quiet_hours\": {\"from\": \"25:00\", \"to\": \"07:00\", \"timezone\": \"UTC\"}}",
          "{\"quiet_hours\": {\"from\": \"22:00\", \"to\": \"07:00\", \"timezone\": \"Zurich\"}}",
          "{\"minimum_severity\": \"severe\"}",
          "{\"events\": {\"run-failed\": {\"email\": false}}}",
          "{\"schedules\": [{\"muted\": true}]}",
          "{\"schedules\": [{\"schedule_id\": \"sch_a1b2\"}, {\"schedule_id\": \"sch_a1b2\"}]}"
        }) {
      assertThat(put(wrong).status()).as(wrong).isEqualTo(422);
    }
  }

  private Client.Reply put(String body) {
    return api.client()
        .sendBody(
            "PUT", PATH, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
  }
}
