package com.socmate.application.incident;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.Incidents.Happening;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.Viewer;
import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.investigation.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads an incident with all that belongs to it. What the provider tells of it is fetched where
/// what is kept is older than the incident or a few minutes; a provider that does not answer leaves
/// what is kept, and its age is shown.
public final class ReadIncident {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Siem siem;
  private final Incidents incidents;
  private final Sessions sessions;
  private final InstantSource clock;

  public ReadIncident(Siem siem, Incidents incidents, Sessions sessions, InstantSource clock) {
    this.siem = siem;
    this.incidents = incidents;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// @param detailsAt when the provider was last asked for them; empty if it never answered
  /// @param sessions those it led to that the viewer may see
  public record Whole(
      Incident incident,
      IncidentDetails details,
      Optional<Instant> detailsAt,
      Optional<String> trouble,
      Optional<Enrichment> enrichment,
      Optional<Instant> enrichedAt,
      List<Session> sessions,
      List<Moment> timeline) {}

  /// @param what such as `alert` or `incident.enriched`
  public record Moment(Instant at, String what, String words) {}

  /// @return empty if there is no such incident
  public Optional<Whole> read(long number, Viewer viewer) {
    return incidents.find(number).map(it -> read(it, viewer));
  }

  private Whole read(Incident incident, Viewer viewer) {
    var trouble = refreshed(incident);
    var kept = incidents.details(incident.number());
    var details = kept.map(Incidents.KeptDetails::details).orElse(IncidentDetails.NONE);
    var happenings = incidents.happenings(incident.number());
    var enrichment = incidents.enrichment(incident.number());
    return new Whole(
        incident,
        details,
        kept.map(Incidents.KeptDetails::at),
        trouble,
        enrichment.map(Incidents.KeptEnrichment::enrichment),
        enrichment.map(Incidents.KeptEnrichment::at),
        sessions(happenings, viewer),
        timeline(incident, details, happenings, viewer));
  }

  private Optional<String> refreshed(Incident incident) {
    var at = incidents.details(incident.number()).map(Incidents.KeptDetails::at);
    if (at.filter(it -> it.isAfter(clock.instant().minus(FRESH))).isPresent()) {
      return Optional.empty();
    }
    return switch (siem.incidents(incident.provider())
        .map(it -> it.details(incident.reported().remoteId()))
        .orElseGet(() ->
            new Answer.Rejected<>("The provider " + incident.provider() + " is not configured."))) {
      case Answer.Got<IncidentDetails>(var details) -> {
        incidents.keepDetails(incident.number(), details);
        incidents.keepSubjects(incident.number(), Subjects.keys(incident.reported(), details));
        yield Optional.empty();
      }
      case Answer.NotThere<IncidentDetails>(var why) -> Optional.of(why);
      case Answer.Conflict<IncidentDetails>(var why) -> Optional.of(why);
      case Answer.Rejected<IncidentDetails>(var why) -> Optional.of(why);
      case Answer.Unavailable<IncidentDetails>(var why, _) -> Optional.of(why);
    };
  }

  private List<Session> sessions(List<Happening> happenings, Viewer viewer) {
    return happenings.stream()
        .flatMap(it -> it.session().stream())
        .distinct()
        .flatMap(it -> sessions.find(it, viewer).stream())
        .toList();
  }

  private List<Moment> timeline(
      Incident incident, IncidentDetails details, List<Happening> happenings, Viewer viewer) {
    var reported = incident.reported();
    var moments = new ArrayList<Moment>();
    reported.firstActivityAt().ifPresent(it -> moments.add(new Moment(it, "first_activity", "")));
    reported.lastActivityAt().ifPresent(it -> moments.add(new Moment(it, "last_activity", "")));
    moments.add(new Moment(reported.createdAt(), "created", reported.title()));
    for (var alert : details.alerts()) {
      alert
          .startedAt()
          .or(alert::generatedAt)
          .ifPresent(it -> moments.add(new Moment(it, "alert", alert.name())));
    }
    for (var comment : details.comments()) {
      comment
          .createdAt()
          .ifPresent(it -> moments.add(new Moment(it, "comment", comment.message())));
    }
    happenings.stream().flatMap(it -> shown(it, viewer)).forEach(moments::add);
    moments.sort(Comparator.comparing(Moment::at));
    return List.copyOf(moments);
  }

  /// What somebody asked in a session of their own is nobody else's to read.
  private Stream<Moment> shown(Happening happening, Viewer viewer) {
    boolean isTheirs =
        happening.session().isEmpty()
            || happening.session().flatMap(it -> sessions.find(it, viewer)).isPresent();
    return Stream.of(
        new Moment(happening.at(), happening.what(), isTheirs ? happening.words() : ""));
  }
}
