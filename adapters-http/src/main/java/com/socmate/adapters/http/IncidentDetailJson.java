package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.application.incident.ReadIncident;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.IncidentDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident with all that belongs to it.
///
/// @param detailsAt when the provider last told of alerts, entities and comments
/// @param trouble why it could not be asked again; null if it could
record IncidentDetailJson(
    @JsonUnwrapped IncidentJson incident,
    List<Alert> alerts,
    List<Entity> entities,
    List<Comment> comments,
    List<Relation> relations,
    @Nullable Instant detailsAt,
    @Nullable String trouble,
    @Nullable EnrichmentJson enrichment,
    @Nullable Instant enrichedAt,
    List<Session> sessions,
    List<Moment> timeline) {

  record Alert(
      String id,
      String name,
      String severity,
      String status,
      String product,
      List<String> tactics,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt) {
    static Alert from(IncidentDetails.Alert it) {
      return new Alert(
          it.id(),
          it.name(),
          Words.of(it.severity()),
          it.status(),
          it.product(),
          it.tactics(),
          it.startedAt().or(it::generatedAt).orElse(null),
          it.endedAt().orElse(null));
    }
  }

  record Entity(@Nullable String kind, String providerKind, String value) {
    static Entity from(IncidentDetails.Named it) {
      return new Entity(
          it.kind().map(EntityKind::wireName).orElse(null), it.providerKind(), it.value());
    }
  }

  record Comment(String id, String author, String message, @Nullable Instant createdAt) {}

  record Relation(String id, String resourceId, String resourceType) {}

  record Session(String id, String title, String status, @Nullable String outcome) {}

  record Moment(Instant at, String what, String words) {}

  static IncidentDetailJson from(ReadIncident.Whole it) {
    var details = it.details();
    return new IncidentDetailJson(
        IncidentJson.from(it.incident()),
        details.alerts().stream().map(Alert::from).toList(),
        details.entities().stream().map(Entity::from).toList(),
        details.comments().stream()
            .map(is -> new Comment(is.id(), is.author(), is.message(), is.createdAt().orElse(null)))
            .toList(),
        details.relations().stream()
            .map(is -> new Relation(is.id(), is.resourceId(), is.resourceType()))
            .toList(),
        it.detailsAt().orElse(null),
        it.trouble().orElse(null),
        it.enrichment().map(EnrichmentJson::from).orElse(null),
        it.enrichedAt().orElse(null),
        it.sessions().stream()
            .map(is ->
                new Session(
                    is.id().value(),
                    is.title(),
                    Words.of(is.status()),
                    is.outcome().map(Words::of).orElse(null)))
            .toList(),
        it.timeline().stream().map(is -> new Moment(is.at(), is.what(), is.words())).toList());
  }
}
