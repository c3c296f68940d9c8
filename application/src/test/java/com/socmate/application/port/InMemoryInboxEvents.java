package com.socmate.application.port;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

public final class InMemoryInboxEvents implements InboxEvents {
  private final InMemoryWorld world;

  public InMemoryInboxEvents(InMemoryWorld world) {
    this.world = world;
  }

  record Shown(long number, UserId recipient, NotificationId id, Instant at) {}

  void show(Notification news) {
    world
        .kept()
        .inboxEvents
        .add(new Shown(++world.kept().lastInboxEvent, news.recipient(), news.id(), world.now()));
  }

  @Override
  public List<Entry> after(UserId recipient, long number, int most) {
    return world.alone(() ->
        world.kept().inboxEvents.stream()
            .filter(it -> it.recipient().equals(recipient) && it.number() > number)
            .limit(most)
            .map(it -> new Entry(it.number(), find(it.id())))
            .toList());
  }

  private Notification find(NotificationId id) {
    return world.kept().notifications.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public long last() {
    return world.alone(() -> world.kept().lastInboxEvent);
  }

  @Override
  public boolean reaches(long number) {
    return world.alone(() -> {
      var kept = world.kept().inboxEvents;
      long last = world.kept().lastInboxEvent;
      return number <= last && number >= (kept.isEmpty() ? last : kept.getFirst().number() - 1);
    });
  }

  @Override
  public void await(UserId recipient, long number, long unread, Duration atMost)
      throws InterruptedException {
    world.await(
        () ->
            !after(recipient, number, 1).isEmpty()
                || world.notifications().unread(recipient) != unread,
        atMost.toNanos());
  }

  @Override
  public int forget(Duration kept, int most) {
    return world.alone(() -> {
      var gone =
          world.kept().inboxEvents.stream()
              .filter(it -> it.at().isBefore(world.now().minus(kept)))
              .limit(most)
              .toList();
      world.kept().inboxEvents.removeAll(gone);
      return gone.size();
    });
  }
}
