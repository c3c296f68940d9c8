package com.socmate.adapters.http;

import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentOwner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as lists show it: what its provider reports, and what people here say of it.
record IncidentJson(
    long number,
    String provider,
    String providerId,
    @Nullable Long providerNumber,
    String title,
    String description,
    String severity,
    String status,
    @Nullable String classification,
    @Nullable String classificationReason,
    @Nullable String classificationComment,
    @Nullable Owner owner,
    List<String> labels,
    List<String> tactics,
    List<String> products,
    int alertsCount,
    int commentsCount,
    @Nullable String url,
    Instant createdAt,
    Instant modifiedAt,
    @Nullable Instant firstActivityAt,
    @Nullable Instant lastActivityAt,
    String notes,
    List<String> tags,
    @Nullable String assignee,
    Instant syncedAt) {

  /// Whom the provider says it is assigned to.
  record Owner(@Nullable String objectId, @Nullable String email, @Nullable String name) {
    static @Nullable Owner from(IncidentOwner owner) {
      return owner.equals(IncidentOwner.NOBODY)
          ? null
          : new Owner(
              owner.objectId().orElse(null),
              owner.email().or(owner::upn).orElse(null),
              owner.name().orElse(null));
    }
  }

  static IncidentJson from(Incident incident) {
    var it = incident.reported();
    var classification = it.classification();
    return new IncidentJson(
        incident.number(),
        incident.provider(),
        it.remoteId(),
        it.number().isPresent() ? it.number().getAsLong() : null,
        it.title(),
        it.description(),
        Words.of(it.severity()),
        Words.of(it.status()),
        classification.map(is -> Words.of(is.verdict())).orElse(null),
        classification.flatMap(Classification::reason).map(Words::of).orElse(null),
        classification.map(Classification::comment).orElse(null),
        Owner.from(it.owner()),
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
        incident.local().notes(),
        incident.local().tags(),
        incident.local().assignee().orElse(null),
        incident.syncedAt());
  }
}
