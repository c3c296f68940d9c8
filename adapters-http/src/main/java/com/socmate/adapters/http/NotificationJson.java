package com.socmate.adapters.http;

import com.socmate.domain.notification.Notification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the inbox.
record NotificationJson(
    String id,
    String event,
    String title,
    String body,
    @Nullable String severity,
    @Nullable String scheduleId,
    @Nullable String sessionId,
    Instant createdAt,
    boolean read,
    @Nullable Instant readAt) {

  static NotificationJson from(Notification notification) {
    return new NotificationJson(
        notification.id().value(),
        notification.event().text(),
        notification.title(),
        notification.body(),
        notification.severity().map(Words::of).orElse(null),
        notification.schedule().map(schedule -> schedule.value()).orElse(null),
        notification.session().map(session -> session.value()).orElse(null),
        notification.createdAt(),
        notification.readAt().isPresent(),
        notification.readAt().orElse(null));
  }
}
