package com.socmate.domain.incident;

/// Where an incident stands.
public enum IncidentStatus {
  NEW,
  ACTIVE,
  CLOSED
}
