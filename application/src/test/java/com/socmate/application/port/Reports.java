package com.socmate.application.port;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.IncidentOwner;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Incidents as providers report them; what matters is in the names and arguments.
public final class Reports {
  public static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");

  private Reports() {}

  public static ReportedIncident incident(int number, Instant modifiedAt) {
    return incident(number, modifiedAt, "Sign-ins from 192.0.2." + number % 250, Severity.HIGH);
  }

  public static ReportedIncident incident(
      int number, Instant modifiedAt, String title, Severity severity) {
    return new ReportedIncident(
        "00000000-0000-0000-0000-%012d".formatted(number),
        "\"tag-" + modifiedAt.toEpochMilli() + "\"",
        OptionalLong.of(number),
        title,
        "Reported for a test.",
        severity,
        IncidentStatus.NEW,
        Optional.empty(),
        IncidentOwner.NOBODY,
        List.of("planted"),
        List.of("InitialAccess"),
        List.of("Azure Sentinel"),
        1,
        0,
        Optional.of("https://portal.example/" + number),
        modifiedAt,
        modifiedAt,
        Optional.of(modifiedAt.minusSeconds(600)),
        Optional.of(modifiedAt.minusSeconds(60)),
        "{\"name\":\"" + number + "\",\"told\":\"\\u0000\"}");
  }

  /// The same with another version.
  public static ReportedIncident changed(
      ReportedIncident it, IncidentStatus status, Instant modifiedAt, String etag) {
    return new ReportedIncident(
        it.remoteId(),
        etag,
        it.number(),
        it.title(),
        it.description(),
        it.severity(),
        status,
        it.classification(),
        it.owner(),
        it.labels(),
        it.tactics(),
        it.products(),
        it.alerts(),
        it.comments(),
        it.url(),
        it.createdAt(),
        modifiedAt,
        it.firstActivityAt(),
        it.lastActivityAt(),
        it.original());
  }
}
