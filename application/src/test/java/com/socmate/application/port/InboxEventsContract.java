package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.InboxEvents.Entry;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every [InboxEvents] promises.
public interface InboxEventsContract {
  Duration LONG = Duration.ofMinutes(1);

  Notifications notifications();

  Deliveries deliveries();

  InboxEvents inbox();

  @Test
  default void what_was_routed_is_seen_in_its_order_and_by_its_recipient() {
    var me = IDS.user();
    long before = inbox().last();
    var first = told(me);
    var second = told(me);
    told(IDS.user());
    assertThat(inbox().after(me, before, 10)).isEmpty();
    route();
    var seen = inbox().after(me, before, 10);
    assertThat(seen).extracting(Entry::notification).containsExactly(first, second);
    assertThat(inbox().after(me, before, 1)).containsExactly(seen.getFirst());
    assertThat(inbox().after(me, seen.getFirst().number(), 10)).containsExactly(seen.getLast());
    assertThat(inbox().last()).isGreaterThanOrEqualTo(seen.getLast().number());
    assertThat(inbox().after(me, inbox().last(), 10)).isEmpty();
  }

  @Test
  default void whoever_goes_on_from_the_last_they_saw_misses_nothing_whoever_routes() {
    var me = IDS.user();
    long from = inbox().last();
    int all = 60;
    var seen = new ArrayList<Entry>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < 4; worker++) {
        workers.execute(() -> {
          for (int each = 0; each < all / 4; each++) {
            told(me);
            deliveries().route(3, (_, _) -> List.of());
          }
        });
      }
      while (seen.size() < all) {
        long last = seen.isEmpty() ? from : seen.getLast().number();
        seen.addAll(inbox().after(me, last, 7));
        deliveries().route(3, (_, _) -> List.of());
      }
    }
    assertThat(seen).hasSize(all).doesNotHaveDuplicates();
    assertThat(seen).extracting(Entry::number).isSorted();
  }

  @Test
  default void what_was_forgotten_cannot_be_gone_on_from() {
    var me = IDS.user();
    told(me);
    route();
    long first = inbox().last();
    assertThat(inbox().reaches(first)).isTrue();
    assertThat(inbox().reaches(first - 1)).isTrue();
    assertThat(inbox().reaches(first + 1_000)).isFalse();
    assertThat(inbox().forget(Duration.ofHours(1), 10)).isZero();
    assertThat(inbox().forget(Duration.ofMinutes(-1), 10)).isEqualTo(1);
    assertThat(inbox().reaches(first - 1)).isFalse();
    assertThat(inbox().reaches(first)).isTrue();
    told(me);
    route();
    assertThat(inbox().reaches(first)).isTrue();
    assertThat(inbox().after(me, first, 10)).hasSize(1);
  }

  @Test
  default void whoever_waits_is_woken_by_what_comes_and_by_what_is_read() throws Exception {
    var me = IDS.user();
    long last = inbox().last();
    try (var waiters = Executors.newVirtualThreadPerTaskExecutor()) {
      var comes = waiting(waiters, me, last, 0);
      var news = told(me);
      route();
      comes.get(30, TimeUnit.SECONDS);
      var read = waiting(waiters, me, inbox().last(), 1);
      notifications().markRead(me, news.id(), now());
      read.get(30, TimeUnit.SECONDS);
    }
    assertThat(notifications().unread(me)).isZero();
  }

  @Test
  default void whoever_waits_for_what_is_there_does_not_wait() throws Exception {
    var me = IDS.user();
    long last = inbox().last();
    told(me);
    route();
    inbox().await(me, last, 1, LONG);
    inbox().await(me, inbox().last(), 0, LONG);
    inbox().await(me, inbox().last(), 1, Duration.ofMillis(1));
    assertThat(inbox().after(me, last, 10)).hasSize(1);
  }

  private Future<Boolean> waiting(ExecutorService waiters, UserId me, long last, long unread)
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    var waiting =
        waiters.submit(() -> {
          begun.countDown();
          inbox().await(me, last, unread, LONG);
          return true;
        });
    begun.await();
    return waiting;
  }

  private void route() {
    deliveries().route(100, (_, _) -> List.of());
  }

  private Notification told(UserId recipient) {
    var news =
        new Notification(
            IDS.notification(),
            recipient,
            NotificationEvent.RUN_RECOVERED,
            "Recovered – Check",
            "It completed again.",
            Optional.empty(),
            Optional.of(IDS.schedule()),
            Optional.empty(),
            now(),
            Optional.empty());
    notifications().add(news);
    return news;
  }
}
