package com.socmate.domain.incident;

import java.util.Optional;

/// Whom the provider says an incident is assigned to.
public record IncidentOwner(
    Optional<String> objectId,
    Optional<String> email,
    Optional<String> upn,
    Optional<String> name) {
  public static final IncidentOwner NOBODY =
      new IncidentOwner(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
