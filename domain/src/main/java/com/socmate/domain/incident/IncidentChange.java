package com.socmate.domain.incident;

import com.socmate.domain.finding.Severity;
import java.util.Optional;

/// What is to become different at the provider; what is empty stays.
///
/// @param owner e-mail address or object id of whom it is assigned to; an empty text for nobody
public record IncidentChange(
    Optional<IncidentStatus> status,
    Optional<Severity> severity,
    Optional<Classification> classification,
    Optional<String> owner) {
  public boolean isNothing() {
    return status.isEmpty() && severity.isEmpty() && classification.isEmpty() && owner.isEmpty();
  }
}
