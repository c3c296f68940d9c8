package com.socmate.application.port;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class InMemoryNotifications implements Notifications {
  private static final Comparator<Notification> OLDEST_FIRST =
      Comparator.comparing(Notification::createdAt).thenComparing(Notification::id);

  private final InMemoryWorld world;

  public InMemoryNotifications(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void add(Notification notification) {
    world.alone(() -> {
      world.kept().notifications.add(notification);
      world.kept().outbox.add(notification);
    });
  }

  @Override
  public Slice<Notification> list(UserId recipient, boolean unreadOnly, Page page) {
    return world.alone(() -> {
      var inbox =
          inbox(recipient)
              .filter(it -> !unreadOnly || it.readAt().isEmpty())
              .sorted(OLDEST_FIRST.reversed())
              .toList();
      return InMemorySchedules.slice(inbox, page);
    });
  }

  @Override
  public Optional<Notification> find(NotificationId id, UserId recipient) {
    return world.alone(() -> inbox(recipient).filter(it -> it.id().equals(id)).findFirst());
  }

  @Override
  public List<Notification> ofSession(SessionId session, UserId recipient) {
    return world.alone(() ->
        inbox(recipient)
            .filter(it -> it.session().equals(Optional.of(session)))
            .sorted(OLDEST_FIRST)
            .toList());
  }

  @Override
  public long unread(UserId recipient) {
    return world.alone(() -> inbox(recipient).filter(it -> it.readAt().isEmpty()).count());
  }

  @Override
  public boolean markRead(UserId recipient, NotificationId id, Instant at) {
    return world.alone(() -> {
      mark(it -> it.recipient().equals(recipient) && it.id().equals(id), at);
      return inbox(recipient).anyMatch(it -> it.id().equals(id));
    });
  }

  @Override
  public int markAllRead(UserId recipient, Instant at) {
    return world.alone(() -> mark(it -> it.recipient().equals(recipient), at));
  }

  private Stream<Notification> inbox(UserId recipient) {
    return world.kept().notifications.stream().filter(it -> it.recipient().equals(recipient));
  }

  private int mark(Predicate<Notification> which, Instant at) {
    List<Notification> all = world.kept().notifications;
    int marked = 0;
    for (int index = 0; index < all.size(); index++) {
      var it = all.get(index);
      if (which.test(it) && it.readAt().isEmpty()) {
        all.set(index, it.readAt(at));
        marked++;
      }
    }
    return marked;
  }
}
