package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyRoutesTest {
  private static final String PATH = "/api/v1/notifications";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void each_way_says_what_became_of_it() {
    add("ntf_mine1", RunningApi.ANALYST_ID, Optional.empty());
    var ways = api.client().get(PATH + "/ntf_mine1/why").json().path("ways");
    assertThat(ways)
        .extracting(it -> it.path("channel").asText())
        .containsExactly("in_app", "email", "webhook");
    assertThat(ways)
        .extracting(it -> it.path("state").asText())
        .containsExactly("told", "being_decided", "being_decided");
    assertThat(ways.get(0).path("why").asText()).isEqualTo("The inbox has everything.");
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH + "/ntf_mine1/why").status()).isEqualTo(404);
  }

  @Test
  void a_session_answers_with_what_one_was_told_of_it_or_why_nothing_was() {
    var session = start();
    assertThat(why("?session=" + session).path("note").asText())
        .isEqualTo("It has not ended yet; people are told when it has.");
    add("ntf_mine1", RunningApi.ANALYST_ID, Optional.of(new SessionId(session)));
    add("ntf_foreign1", RunningApi.COLLEAGUE_ID, Optional.of(new SessionId(session)));
    var told = why("?session=" + session);
    assertThat(told.path("note").isNull()).isTrue();
    assertThat(told.path("notifications")).hasSize(1);
    assertThat(told.at("/notifications/0/notification/id").asText()).isEqualTo("ntf_mine1");
    var run = api.world.runs().ofSession(new SessionId(session)).orElseThrow().id();
    assertThat(why("?run=" + run)).isEqualTo(told);
    var colleague = api.as(RunningApi.COLLEAGUE);
    assertThat(colleague.get(PATH + "/why?session=" + session).status()).isEqualTo(404);
    assertThat(colleague.get(PATH + "/why?run=" + run).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?run=run_abcd1&session=sess_abcd1", "?run=x", "?other=1"})
  void one_thing_has_to_be_named(String query) {
    assertThat(api.client().get(PATH + "/why" + query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?run=run_abcd1", "?session=sess_abcd1", "?finding=fnd_abcd1"})
  void what_is_not_there_is_not_found(String query) {
    assertThat(api.client().get(PATH + "/why" + query).status()).isEqualTo(404);
  }

  private JsonNode why(String query) {
    var reply = api.client().get(PATH + "/why" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"Failed sign-ins\"}")
        .json()
        .path("session_id")
        .asText();
  }

  private void add(String id, UserId recipient, Optional<SessionId> session) {
    api.world
        .notifications()
        .add(
            new Notification(
                new NotificationId(id),
                recipient,
                NotificationEvent.INVESTIGATION_COMPLETED,
                "Nothing new",
                "",
                Optional.empty(),
                Optional.empty(),
                session,
                RunningApi.NOON,
                Optional.empty()));
  }
}
