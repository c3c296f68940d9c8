package com.socmate.domain.identity;

import java.util.Arrays;
import java.util.Optional;

/// A permission that a credential carries, under the name the contract gives it.
public enum Scope {
  INVESTIGATIONS_READ("investigations:read"),
  INVESTIGATIONS_WRITE("investigations:write"),
  SCHEDULES_READ("schedules:read"),
  SCHEDULES_WRITE("schedules:write"),
  INCIDENTS_READ("incidents:read"),
  INCIDENTS_WRITE("incidents:write"),
  SEARCH_READ("search:read"),
  GRAPH_READ("graph:read"),
  NOTIFICATIONS_READ("notifications:read"),
  NOTIFICATIONS_WRITE("notifications:write"),
  WEBHOOKS_WRITE("webhooks:write"),
  AUDITS_READ("audits:read"),
  AUDITS_WRITE("audits:write"),
  ADMIN_READ("admin:read"),
  ADMIN_WRITE("admin:write"),
  PROFILE("profile");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /// The name in tokens and in the contract, such as `schedules:read`.
  public String text() {
    return text;
  }

  /// Whether it lets one change something; the others only let one read.
  public boolean writes() {
    return text.endsWith(":write");
  }

  public boolean isForAdminsOnly() {
    return this == ADMIN_READ || this == ADMIN_WRITE;
  }

  public static Optional<Scope> named(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }
}
