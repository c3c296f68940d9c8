package com.socmate.domain.incident;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What belongs to an incident at its provider. Each part keeps what the provider said of it, as
/// JSON.
public record IncidentDetails(
    List<Alert> alerts, List<Named> entities, List<Comment> comments, List<Relation> relations) {
  public static final IncidentDetails NONE =
      new IncidentDetails(List.of(), List.of(), List.of(), List.of());

  public IncidentDetails {
    alerts = List.copyOf(alerts);
    entities = List.copyOf(entities);
    comments = List.copyOf(comments);
    relations = List.copyOf(relations);
  }

  public record Alert(
      String id,
      String name,
      Severity severity,
      String status,
      String product,
      List<String> tactics,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Instant> generatedAt,
      String original) {
    public Alert {
      tactics = List.copyOf(tactics);
    }
  }

  /// @param id by which the provider names it; empty if it does not
  /// @param providerKind in the provider's word
  /// @param kind what it is here; empty for what the product does not follow
  /// @param value in its usual form
  public record Named(
      String id, String providerKind, Optional<EntityKind> kind, String value, String original) {}

  public record Comment(
      String id, String author, String message, Optional<Instant> createdAt, String original) {}

  public record Relation(String id, String resourceId, String resourceType, String original) {}
}
