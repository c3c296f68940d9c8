package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Notifications] promises.
public interface NotificationsContract {
  Ports ports();

  private Notifications notifications() {
    return ports().notifications();
  }

  @Test
  default void an_inbox_holds_its_own_newest_first() {
    var me = IDS.user();
    var older = added(me, now().minusSeconds(10));
    var newer = added(me, now());
    added(IDS.user(), now());
    var inbox = notifications().list(me, false, Page.FIRST);
    assertThat(inbox.items()).containsExactly(newer, older);
    assertThat(inbox.total()).isEqualTo(2);
    assertThat(notifications().list(me, false, new Page(1, 1)).items()).containsExactly(older);
  }

  @Test
  default void what_was_read_is_not_unread() {
    var me = IDS.user();
    var read = added(me, now());
    var unread = added(me, now().minusSeconds(1));
    assertThat(notifications().unread(me)).isEqualTo(2);
    assertThat(notifications().markRead(me, read.id(), now())).isTrue();
    assertThat(notifications().unread(me)).isEqualTo(1);
    var list = notifications().list(me, true, Page.FIRST);
    assertThat(list.items()).containsExactly(unread);
    assertThat(list.total()).isEqualTo(1);
  }

  @Test
  default void a_notification_was_read_when_it_was_first_read() {
    var me = IDS.user();
    var it = added(me, now());
    var first = now();
    notifications().markRead(me, it.id(), first);
    assertThat(notifications().markRead(me, it.id(), first.plusSeconds(60))).isTrue();
    assertThat(notifications().list(me, false, Page.FIRST).items().getFirst().readAt())
        .contains(first);
  }

  @Test
  default void nobody_reads_anothers_notification() {
    var theirs = added(IDS.user(), now());
    assertThat(notifications().markRead(IDS.user(), theirs.id(), now())).isFalse();
    assertThat(notifications().unread(theirs.recipient())).isEqualTo(1);
  }

  @Test
  default void one_is_found_by_its_recipient_and_by_what_it_tells_of() {
    var me = IDS.user();
    var mine = added(me, now());
    var other = added(me, now());
    assertThat(notifications().find(mine.id(), me)).contains(mine);
    assertThat(notifications().find(mine.id(), IDS.user())).isEmpty();
    var session = other.session().orElseThrow();
    assertThat(notifications().ofSession(session, me)).containsExactly(other);
    assertThat(notifications().ofSession(session, IDS.user())).isEmpty();
  }

  @Test
  default void all_are_read_at_once() {
    var me = IDS.user();
    added(me, now());
    added(me, now());
    assertThat(notifications().markAllRead(me, now())).isEqualTo(2);
    assertThat(notifications().markAllRead(me, now())).isZero();
    assertThat(notifications().unread(me)).isZero();
  }

  private Notification added(UserId recipient, Instant at) {
    var notification =
        new Notification(
            IDS.notification(),
            recipient,
            NotificationEvent.INVESTIGATION_COMPLETED,
            "2 findings – Daily failed sign-in check",
            "Many failed sign-ins of user017@contoso.example",
            Optional.of(Severity.HIGH),
            Optional.of(IDS.schedule()),
            Optional.of(IDS.session()),
            at,
            Optional.empty());
    notifications().add(notification);
    return notification;
  }
}
