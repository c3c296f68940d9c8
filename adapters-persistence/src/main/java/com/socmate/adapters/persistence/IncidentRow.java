package com.socmate.adapters.persistence;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentOwner;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A row of `incident`: what was reported, and the rest.
record IncidentRow(
    long number,
    String provider,
    Reported reported,
    Instant syncedAt,
    String notes,
    List<String> tags,
    @Nullable String assignee,
    long version) {

  Incident toDomain() {
    return CorruptRow.unless(
        "incident " + number,
        () ->
            new Incident(
                number,
                provider,
                reported.toDomain(),
                new LocalNotes(notes, tags, Optional.ofNullable(assignee)),
                syncedAt,
                version));
  }

  record Reported(
      String remoteId,
      String etag,
      @Nullable Long remoteNumber,
      String title,
      String description,
      String severity,
      String status,
      @Nullable String verdict,
      @Nullable String reason,
      String verdictComment,
      @Nullable String ownerObject,
      @Nullable String ownerEmail,
      @Nullable String ownerUpn,
      @Nullable String ownerName,
      List<String> labels,
      List<String> tactics,
      List<String> products,
      int alerts,
      int comments,
      @Nullable String url,
      Instant createdAt,
      Instant modifiedAt,
      @Nullable Instant firstActivity,
      @Nullable Instant lastActivity,
      String original) {

    static Reported of(ReportedIncident it) {
      var classification = it.classification();
      return new Reported(
          it.remoteId(),
          it.etag(),
          it.number().isPresent() ? it.number().getAsLong() : null,
          it.title(),
          it.description(),
          it.severity().name(),
          it.status().name(),
          classification.map(is -> is.verdict().name()).orElse(null),
          classification.flatMap(Classification::reason).map(Enum::name).orElse(null),
          classification.map(Classification::comment).orElse(""),
          it.owner().objectId().orElse(null),
          it.owner().email().orElse(null),
          it.owner().upn().orElse(null),
          it.owner().name().orElse(null),
          it.labels(),
          it.tactics(),
          it.products(),
          it.alerts(),
          it.comments(),
          it.url().orElse(null),
          it.createdAt(),
          it.modifiedAt(),
          it.firstActivityAt().orElse(null),
          it.lastActivityAt().orElse(null),
          it.original());
    }

    ReportedIncident toDomain() {
      return new ReportedIncident(
          remoteId,
          etag,
          remoteNumber == null ? OptionalLong.empty() : OptionalLong.of(remoteNumber),
          title,
          description,
          Severity.valueOf(severity),
          IncidentStatus.valueOf(status),
          Optional.ofNullable(verdict).map(this::classification),
          new IncidentOwner(
              Optional.ofNullable(ownerObject),
              Optional.ofNullable(ownerEmail),
              Optional.ofNullable(ownerUpn),
              Optional.ofNullable(ownerName)),
          labels,
          tactics,
          products,
          alerts,
          comments,
          Optional.ofNullable(url),
          createdAt,
          modifiedAt,
          Optional.ofNullable(firstActivity),
          Optional.ofNullable(lastActivity),
          original);
    }

    private Classification classification(String known) {
      return new Classification(
          Classification.Verdict.valueOf(known),
          Optional.ofNullable(reason).map(Classification.Reason::valueOf),
          verdictComment);
    }
  }
}
