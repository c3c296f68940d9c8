package com.socmate.application.incident;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Incidents.Happening;
import com.socmate.application.port.Request;
import com.socmate.domain.id.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Puts on record what people do with incidents: in the audit log, and in the incident's own
/// timeline.
public final class IncidentTrail {
  private final Incidents incidents;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public IncidentTrail(Incidents incidents, AuditLog auditLog, InstantSource clock) {
    this.incidents = incidents;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  void record(long number, String what, String words, Request request) {
    record(number, what, words, Optional.empty(), request);
  }

  /// @param what such as `incident.enriched`
  void record(
      long number, String what, String words, Optional<SessionId> session, Request request) {
    var now = now();
    auditLog.append(
        request
            .entry(now, what, "incident " + number)
            .changing(Optional.empty(), session.map(it -> "{\"session\":\"" + it + "\"}"))
            .because(words));
    incidents.happened(
        number, new Happening(now, what, words, Optional.of(request.principal().user()), session));
  }
}
