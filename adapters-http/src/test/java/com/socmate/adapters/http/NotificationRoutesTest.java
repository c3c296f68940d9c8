package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationRoutesTest {
  private static final String PATH = "/api/v1/notifications";
  private final RunningApi api = new RunningApi();

  @BeforeEach
  void news() {
    add("ntf_first1", RunningApi.ANALYST_ID, 1);
    add("ntf_second1", RunningApi.ANALYST_ID, 2);
    add("ntf_foreign1", RunningApi.COLLEAGUE_ID, 3);
  }

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void the_inbox_is_ones_own_and_newest_first() {
    var inbox = api.client().get(PATH).json();

    assertThat(inbox.path("total").asInt()).isEqualTo(2);
    assertThat(inbox.path("unread").asInt()).isEqualTo(2);
    assertThat(inbox.at("/notifications/0/id").asText()).isEqualTo("ntf_second1");
    assertThat(inbox.at("/notifications/0/event").asText()).isEqualTo("investigation-completed");
    assertThat(inbox.at("/notifications/0/severity").asText()).isEqualTo("high");
    assertThat(inbox.at("/notifications/0/read").asBoolean()).isFalse();
  }

  @Test
  void reading_one_leaves_the_other_unread() {
    var reply = api.client().send("POST", PATH + "/ntf_first1/read");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("read").asBoolean()).isTrue();
    var unread = api.client().get(PATH + "?unread=true").json();
    assertThat(unread.path("total").asInt()).isEqualTo(1);
    assertThat(unread.at("/notifications/0/id").asText()).isEqualTo("ntf_second1");
  }

  @Test
  void reading_all_reads_ones_own_only() {
    assertThat(api.client().send("POST", PATH + "/read-all").json().path("read").asInt())
        .isEqualTo(2);
    assertThat(api.client().get(PATH).json().path("unread").asInt()).isZero();
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH).json().path("unread").asInt()).isEqualTo(1);
  }

  @Test
  void anothers_notification_is_as_absent_as_an_unknown_one() {
    for (var id : new String[] {"ntf_foreign1", "ntf_unknown1", "nonsense"}) {
      var reply = api.client().send("POST", PATH + "/" + id + "/read");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.text()).isEqualTo("{\"detail\":\"There is no such notification.\"}");
    }
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH).json().path("unread").asInt()).isEqualTo(1);
  }

  private void add(String id, UserId recipient, int second) {
    api.world
        .notifications()
        .add(
            new Notification(
                new NotificationId(id),
                recipient,
                NotificationEvent.INVESTIGATION_COMPLETED,
                "1 new of 1 – Daily check",
                "Six failed sign-ins",
                Optional.of(Severity.HIGH),
                Optional.empty(),
                Optional.empty(),
                RunningApi.NOON.plusSeconds(second),
                Optional.empty()));
  }
}
