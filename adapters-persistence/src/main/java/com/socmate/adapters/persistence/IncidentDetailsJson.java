package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.IncidentDetails;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What belongs to an incident, as it is kept.
record IncidentDetailsJson(
    List<Alert> alerts, List<Named> entities, List<Comment> comments, List<Relation> relations) {

  static String write(IncidentDetails it) {
    return Json.write(
        new IncidentDetailsJson(
            it.alerts().stream().map(Alert::of).toList(),
            it.entities().stream().map(Named::of).toList(),
            it.comments().stream().map(Comment::of).toList(),
            it.relations().stream()
                .map(is -> new Relation(is.id(), is.resourceId(), is.resourceType(), is.original()))
                .toList()));
  }

  static IncidentDetails read(String json) {
    return CorruptRow.unless(
        "details of an incident",
        () -> Json.read(json, new TypeReference<IncidentDetailsJson>() {}).toDomain());
  }

  private IncidentDetails toDomain() {
    return new IncidentDetails(
        alerts.stream().map(Alert::toDomain).toList(),
        entities.stream().map(Named::toDomain).toList(),
        comments.stream().map(Comment::toDomain).toList(),
        relations.stream()
            .map(it ->
                new IncidentDetails.Relation(
                    it.id(), it.resourceId(), it.resourceType(), it.original()))
            .toList());
  }

  static @Nullable String text(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse(null);
  }

  static Optional<Instant> moment(@Nullable String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }

  record Alert(
      String id,
      String name,
      String severity,
      String status,
      String product,
      List<String> tactics,
      @Nullable String startedAt,
      @Nullable String endedAt,
      @Nullable String generatedAt,
      String original) {
    static Alert of(IncidentDetails.Alert it) {
      return new Alert(
          it.id(),
          it.name(),
          it.severity().name(),
          it.status(),
          it.product(),
          it.tactics(),
          text(it.startedAt()),
          text(it.endedAt()),
          text(it.generatedAt()),
          it.original());
    }

    IncidentDetails.Alert toDomain() {
      return new IncidentDetails.Alert(
          id,
          name,
          Severity.valueOf(severity),
          status,
          product,
          tactics,
          moment(startedAt),
          moment(endedAt),
          moment(generatedAt),
          original);
    }
  }

  /// @param id is missing in what was kept before ids were
  record Named(
      @Nullable String id,
      String providerKind,
      @Nullable String kind,
      String value,
      String original) {
    static Named of(IncidentDetails.Named it) {
      return new Named(
          it.id(),
          it.providerKind(),
          it.kind().map(Enum::name).orElse(null),
          it.value(),
          it.original());
    }

    IncidentDetails.Named toDomain() {
      return new IncidentDetails.Named(
          Objects.requireNonNullElse(id, ""),
          providerKind,
          Optional.ofNullable(kind).map(EntityKind::valueOf),
          value,
          original);
    }
  }

  record Comment(
      String id, String author, String message, @Nullable String createdAt, String original) {
    static Comment of(IncidentDetails.Comment it) {
      return new Comment(it.id(), it.author(), it.message(), text(it.createdAt()), it.original());
    }

    IncidentDetails.Comment toDomain() {
      return new IncidentDetails.Comment(id, author, message, moment(createdAt), original);
    }
  }

  record Relation(String id, String resourceId, String resourceType, String original) {}
}
