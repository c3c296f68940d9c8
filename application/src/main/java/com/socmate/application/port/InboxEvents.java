package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import java.time.Duration;
import java.util.List;

/// What is new in the inboxes, for whoever watches one. Each notification has a number from the
/// moment it was routed, and none is ever seen after one with a higher number; who knows the last
/// they saw misses nothing.
public interface InboxEvents {
  /// A user's own after a number, in their order.
  List<Entry> after(UserId recipient, long number, int most);

  /// The highest number that was given out; 0 before the first.
  long last();

  /// Whether everything after the number is still there, and the number was given out.
  boolean reaches(long number);

  /// Waits until the user has something after the number, or another count of unread than the one
  /// named, or the time is over.
  void await(UserId recipient, long number, long unread, Duration atMost)
      throws InterruptedException;

  /// Forgets what was routed longer ago, so many at most; the notifications stay.
  int forget(Duration kept, int most);

  record Entry(long number, Notification notification) {}
}
