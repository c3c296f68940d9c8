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
    Optional<Instant> readAt) {}
