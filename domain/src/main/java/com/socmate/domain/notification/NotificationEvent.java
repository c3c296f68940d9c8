package com.socmate.domain.notification;

/// What people can be told of, under the contract's names.
public enum NotificationEvent {
  INVESTIGATION_COMPLETED("investigation-completed"),
  INVESTIGATION_FAILED("investigation-failed"),
  SCHEDULE_DISABLED("schedule-disabled"),
  RUN_RECOVERED("run-recovered"),
  SCHEDULE_BLIND("schedule-blind"),
  USER_DISABLED("user-disabled"),
  INCIDENT_ALERT("incident-alert");

  private final String text;

  NotificationEvent(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
