package com.socmate.domain.incident;

import com.socmate.domain.finding.Severity;
import java.time.Instant;

/// An incident as people here deal with it.
///
/// @param number by which it is called here: the provider's, where no other provider's incident had
///   it first
/// @param syncedAt when it was last heard of, by the database's clock
/// @param version counts the changes of either side
public record Incident(
    long number,
    String provider,
    ReportedIncident reported,
    LocalNotes local,
    Instant syncedAt,
    long version) {
  /// Whether people are told of it when it appears.
  public boolean isAlarming() {
    return reported.severity().compareTo(Severity.MEDIUM) >= 0
        && reported.status() != IncidentStatus.CLOSED;
  }

  /// Whether it appeared after that moment.
  public boolean isSince(Instant moment) {
    return !reported.createdAt().isBefore(moment);
  }
}
