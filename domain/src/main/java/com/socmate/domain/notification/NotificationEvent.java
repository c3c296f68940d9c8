package com.socmate.domain.notification;

import java.util.Arrays;
import java.util.Optional;

/// What people can be told of, under the contract's names.
public enum NotificationEvent {
  INVESTIGATION_COMPLETED("investigation-completed", new Occasion.Routine()),
  INVESTIGATION_FAILED("investigation-failed", new Occasion.Trouble("")),
  SCHEDULE_DISABLED("schedule-disabled", new Occasion.Trouble("")),
  RUN_RECOVERED("run-recovered", new Occasion.Recovery()),
  SCHEDULE_BLIND("schedule-blind", new Occasion.Trouble("")),
  USER_DISABLED("user-disabled", new Occasion.Novelty()),
  INCIDENT_ALERT("incident-alert", new Occasion.Novelty()),
  AUDIT_COMPLETED("audit-completed", new Occasion.Routine()),
  AUDIT_FAILED("audit-failed", new Occasion.Trouble("")),
  AUDIT_CRITICAL_FINDING("audit-critical-finding", new Occasion.Novelty());

  private final String text;
  private final Occasion usual;

  NotificationEvent(String text, Occasion usual) {
    this.text = text;
    this.usual = usual;
  }

  public String text() {
    return text;
  }

  /// What it is an occasion of where nothing more is known.
  public Occasion usual() {
    return usual;
  }

  public static Optional<NotificationEvent> named(String text) {
    return Arrays.stream(values()).filter(event -> event.text.equals(text)).findFirst();
  }
}
