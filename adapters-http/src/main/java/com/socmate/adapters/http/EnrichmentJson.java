package com.socmate.adapters.http;

import com.socmate.domain.incident.Enrichment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found out about an incident.
///
/// @param gaps what could not be looked at, and why
record EnrichmentJson(
    List<Subject> entities, List<Long> relatedIncidents, @Nullable Logs logs, List<String> gaps) {

  record Subject(
      String kind,
      String value,
      int otherIncidents,
      long events,
      List<Trace> traces,
      @Nullable String kql,
      EntityProfileJson profile) {}

  record Trace(
      String table, long events, @Nullable Instant firstSeen, @Nullable Instant lastSeen) {}

  /// Which stretch of the logs was read.
  record Logs(Instant from, Instant to) {}

  static EnrichmentJson from(Enrichment it) {
    return new EnrichmentJson(
        it.subjects().stream().map(EnrichmentJson::subject).toList(),
        it.related(),
        it.reading().map(is -> new Logs(is.from(), is.to())).orElse(null),
        it.gaps());
  }

  private static Subject subject(Enrichment.Subject it) {
    return new Subject(
        it.kind().wireName(),
        it.value(),
        it.incidents(),
        it.events(),
        it.traces().stream()
            .map(is ->
                new Trace(
                    is.table(),
                    is.events(),
                    is.firstSeen().orElse(null),
                    is.lastSeen().orElse(null)))
            .toList(),
        it.kql().isEmpty() ? null : it.kql(),
        EntityProfileJson.from(it.profile()));
  }
}
