package com.socmate.application.port;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Instant;
import java.util.List;

/// The inboxes.
public interface Notifications {
  void add(Notification notification);

  default void addAll(List<Notification> notifications) {
    notifications.forEach(this::add);
  }

  /// A user's own inbox, newest first.
  Slice<Notification> list(UserId recipient, boolean unreadOnly, Page page);

  long unread(UserId recipient);

  /// @return false if the user has no such notification
  boolean markRead(UserId recipient, NotificationId id, Instant at);

  /// @return how many became read
  int markAllRead(UserId recipient, Instant at);
}
