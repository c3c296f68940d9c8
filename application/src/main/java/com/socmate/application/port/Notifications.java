package com.socmate.application.port;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The inboxes.
public interface Notifications {
  void add(Notification notification);

  default void addAll(List<Notification> notifications) {
    notifications.forEach(this::add);
  }

  /// A user's own inbox, newest first.
  Slice<Notification> list(UserId recipient, boolean unreadOnly, Page page);

  long unread(UserId recipient);

  /// Empty if the user has no such notification.
  Optional<Notification> find(NotificationId id, UserId recipient);

  /// What the user was told of a session, oldest first, so many at most as a person reads.
  List<Notification> ofSession(SessionId session, UserId recipient);

  /// @return false if the user has no such notification
  boolean markRead(UserId recipient, NotificationId id, Instant at);

  /// @return how many became read
  int markAllRead(UserId recipient, Instant at);
}
