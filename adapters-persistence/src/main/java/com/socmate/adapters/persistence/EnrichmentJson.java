package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.Enrichment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What enriching came to, as it is kept.
record EnrichmentJson(
    List<Subject> subjects, List<Long> related, @Nullable Reading reading, List<String> gaps) {

  static String write(Enrichment it) {
    return Json.write(
        new EnrichmentJson(
            it.subjects().stream().map(Subject::of).toList(),
            it.related(),
            it.reading().map(Reading::of).orElse(null),
            it.gaps()));
  }

  static Enrichment read(String json) {
    return CorruptRow.unless(
        "enrichment of an incident",
        () -> Json.read(json, new TypeReference<EnrichmentJson>() {}).toDomain());
  }

  private Enrichment toDomain() {
    return new Enrichment(
        subjects.stream().map(Subject::toDomain).toList(),
        related,
        Optional.ofNullable(reading).map(Reading::toDomain),
        gaps);
  }

  record Subject(
      String kind,
      String value,
      int incidents,
      List<Trace> traces,
      String kql,
      @Nullable EntityProfileJson profile) {
    static Subject of(Enrichment.Subject it) {
      return new Subject(
          it.kind().name(),
          it.value(),
          it.incidents(),
          it.traces().stream()
              .map(trace ->
                  new Trace(
                      trace.table(),
                      trace.events(),
                      IncidentDetailsJson.text(trace.firstSeen()),
                      IncidentDetailsJson.text(trace.lastSeen())))
              .toList(),
          it.kql(),
          EntityProfileJson.of(it.profile()));
    }

    Enrichment.Subject toDomain() {
      return new Enrichment.Subject(
          EntityKind.valueOf(kind),
          value,
          incidents,
          traces.stream()
              .map(trace ->
                  new Enrichment.Trace(
                      trace.table(),
                      trace.events(),
                      IncidentDetailsJson.moment(trace.firstSeen()),
                      IncidentDetailsJson.moment(trace.lastSeen())))
              .toList(),
          kql,
          EntityProfileJson.toDomain(profile));
    }
  }

  record Trace(String table, long events, @Nullable String firstSeen, @Nullable String lastSeen) {}

  record Reading(String from, String to) {
    static Reading of(Enrichment.Reading it) {
      return new Reading(it.from().toString(), it.to().toString());
    }

    Enrichment.Reading toDomain() {
      return new Enrichment.Reading(Instant.parse(from), Instant.parse(to));
    }
  }
}
