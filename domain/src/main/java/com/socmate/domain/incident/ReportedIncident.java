package com.socmate.domain.incident;

import com.socmate.domain.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An incident as its provider has it at one moment.
///
/// @param remoteId the provider's own name of it
/// @param etag of this version
/// @param number by which people at the provider call it
/// @param modifiedAt by the provider's clock
/// @param original everything the provider said, as JSON
public record ReportedIncident(
    String remoteId,
    String etag,
    OptionalLong number,
    String title,
    String description,
    Severity severity,
    IncidentStatus status,
    Optional<Classification> classification,
    IncidentOwner owner,
    List<String> labels,
    List<String> tactics,
    List<String> products,
    int alerts,
    int comments,
    Optional<String> url,
    Instant createdAt,
    Instant modifiedAt,
    Optional<Instant> firstActivityAt,
    Optional<Instant> lastActivityAt,
    String original) {
  public ReportedIncident {
    labels = List.copyOf(labels);
    tactics = List.copyOf(tactics);
    products = List.copyOf(products);
  }
}
