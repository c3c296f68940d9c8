package com.socmate.adapters.persistence;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `notification`.
record NotificationRow(
    String id,
    String recipient,
    String event,
    String title,
    String body,
    @Nullable String severity,
    @Nullable String scheduleId,
    @Nullable String sessionId,
    Instant createdAt,
    @Nullable Instant readAt,
    String occasion,
    @Nullable String cause) {
  private static final String ROUTINE = "ROUTINE";
  private static final String NOVELTY = "NOVELTY";
  private static final String TROUBLE = "TROUBLE";
  private static final String RECOVERY = "RECOVERY";

  static NotificationRow of(Notification it) {
    return new NotificationRow(
        it.id().value(),
        it.recipient().value(),
        it.event().name(),
        it.title(),
        it.body(),
        it.severity().map(Severity::name).orElse(null),
        it.schedule().map(ScheduleId::value).orElse(null),
        it.session().map(SessionId::value).orElse(null),
        it.createdAt(),
        it.readAt().orElse(null),
        occasion(it.occasion()),
        it.occasion() instanceof Occasion.Trouble(var cause) ? cause : null);
  }

  Notification toDomain() {
    return CorruptRow.unless("notification " + id, this::read);
  }

  private Notification read() {
    return new Notification(
        new NotificationId(id),
        new UserId(recipient),
        NotificationEvent.valueOf(event),
        title,
        body,
        Optional.ofNullable(severity).map(Severity::valueOf),
        Optional.ofNullable(scheduleId).map(ScheduleId::new),
        Optional.ofNullable(sessionId).map(SessionId::new),
        createdAt,
        Optional.ofNullable(readAt),
        readOccasion());
  }

  private static String occasion(Occasion occasion) {
    return switch (occasion) {
      case Occasion.Routine _ -> ROUTINE;
      case Occasion.Novelty _ -> NOVELTY;
      case Occasion.Trouble _ -> TROUBLE;
      case Occasion.Recovery _ -> RECOVERY;
    };
  }

  private Occasion readOccasion() {
    return switch (occasion) {
      case ROUTINE -> new Occasion.Routine();
      case NOVELTY -> new Occasion.Novelty();
      case TROUBLE -> new Occasion.Trouble(Objects.requireNonNullElse(cause, ""));
      case RECOVERY -> new Occasion.Recovery();
      default -> throw new IllegalArgumentException("No occasion: " + occasion);
    };
  }
}
