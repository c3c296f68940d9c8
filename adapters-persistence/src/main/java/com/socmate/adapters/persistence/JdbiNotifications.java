package com.socmate.adapters.persistence;

import com.socmate.application.port.Notifications;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

public final class JdbiNotifications implements Notifications {
  private final Handles handles;

  public JdbiNotifications(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void add(Notification notification) {
    with(sql -> {
      sql.insert(Records.values(NotificationRow.of(notification)));
      return true;
    });
  }

  @Override
  public void addAll(List<Notification> notifications) {
    if (!notifications.isEmpty()) {
      handles.inTransaction(handle -> {
        new Endings(handle).tell(notifications);
        return true;
      });
    }
  }

  @Override
  public Slice<Notification> list(UserId recipient, boolean unreadOnly, Page page) {
    return with(sql -> {
      String user = recipient.value();
      var rows =
          unreadOnly
              ? sql.listUnread(user, page.limit(), page.offset())
              : sql.list(user, page.limit(), page.offset());
      long total = unreadOnly ? sql.countUnread(user) : sql.count(user);
      return new Slice<>(rows.stream().map(NotificationRow::toDomain).toList(), total);
    });
  }

  @Override
  public long unread(UserId recipient) {
    return with(sql -> sql.countUnread(recipient.value()));
  }

  @Override
  public Optional<Notification> find(NotificationId id, UserId recipient) {
    return with(sql -> sql.find(id.value(), recipient.value())).map(NotificationRow::toDomain);
  }

  @Override
  public List<Notification> ofSession(SessionId session, UserId recipient) {
    return with(sql ->
        sql.ofSession(session.value(), recipient.value()).stream()
            .map(NotificationRow::toDomain)
            .toList());
  }

  @Override
  public boolean markRead(UserId recipient, NotificationId id, Instant at) {
    return with(sql -> sql.markRead(recipient.value(), id.value(), at) == 1);
  }

  @Override
  public int markAllRead(UserId recipient, Instant at) {
    return with(sql -> sql.markAllRead(recipient.value(), at));
  }

  private <T> T with(Function<NotificationSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(NotificationSql.class)));
  }
}
