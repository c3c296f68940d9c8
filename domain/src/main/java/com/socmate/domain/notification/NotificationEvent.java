package com.socmate.domain.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What people can be told of, under the contract's names.
public enum NotificationEvent {
  INVESTIGATION_COMPLETED("investigation-completed"),
  INVESTIGATION_FAILED("investigation-failed"),
  SCHEDULE_DISABLED("schedule-disabled"),
  RUN_RECOVERED("run-recovered"),
  SCHEDULE_BLIND("schedule-blind"),
  USER_DISABLED("user-disabled"),
  INCIDENT_ALERT("incident-alert"),
  AUDIT_COMPLETED("audit-completed"),
  AUDIT_FAILED("audit-failed"),
  AUDIT_CRITICAL_FINDING("audit-critical-finding"),
  DIGEST("digest");

  /// Those that people choose ways for; a digest comes because it was wished for.
  public static final List<NotificationEvent> CHOSEN =
      Arrays.stream(values()).filter(event -> event != DIGEST).toList();

  private final String text;

  NotificationEvent(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// What it is an occasion of where nothing more is known.
  public Occasion usual() {
    return switch (this) {
      case INVESTIGATION_COMPLETED, AUDIT_COMPLETED, DIGEST -> new Occasion.Routine();
      case INVESTIGATION_FAILED, SCHEDULE_DISABLED, SCHEDULE_BLIND, AUDIT_FAILED ->
          new Occasion.Trouble("");
      case RUN_RECOVERED -> new Occasion.Recovery();
      case USER_DISABLED, INCIDENT_ALERT, AUDIT_CRITICAL_FINDING -> new Occasion.Novelty();
    };
  }

  public static Optional<NotificationEvent> named(String text) {
    return Arrays.stream(values()).filter(event -> event.text.equals(text)).findFirst();
  }
}
