package com.socmate.domain.notification;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// One entry of a user's inbox.
///
/// @param severity of the worst finding it tells of; empty if it tells of none
public record Notification(
    NotificationId id,
    UserId recipient,
    NotificationEvent event,
    String title,
    String body,
    Optional<Severity> severity,
    Optional<ScheduleId> schedule,
    Optional<SessionId> session,
    Instant createdAt,
    Optional<Instant> readAt,
    Occasion occasion) {

  /// One whose event says all about its occasion.
  public Notification(
      NotificationId id,
      UserId recipient,
      NotificationEvent event,
      String title,
      String body,
      Optional<Severity> severity,
      Optional<ScheduleId> schedule,
      Optional<SessionId> session,
      Instant createdAt,
      Optional<Instant> readAt) {
    this(
        id,
        recipient,
        event,
        title,
        body,
        severity,
        schedule,
        session,
        createdAt,
        readAt,
        event.usual());
  }

  public Notification readAt(Instant at) {
    return new Notification(
        id,
        recipient,
        event,
        title,
        body,
        severity,
        schedule,
        session,
        createdAt,
        readAt.or(() -> Optional.of(at)),
        occasion);
  }
}
