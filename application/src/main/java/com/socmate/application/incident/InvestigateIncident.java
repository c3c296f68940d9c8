package com.socmate.application.incident;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.Request;
import com.socmate.application.session.StartInvestigation;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Starts an investigation of what an incident is about: everything the logs tell of its entities
/// since a day before it began. The question is made from the incident's entities alone, so that
/// its words, which anybody may have written, steer nothing.
public final class InvestigateIncident {
  private static final int MOST_ASKED = 5;
  private static final long MOST_DAYS = 30;
  private static final Set<EntityKind> ASKED =
      EnumSet.of(EntityKind.IP, EntityKind.USER, EntityKind.HOST, EntityKind.DOMAIN);

  private final Incidents incidents;
  private final StartInvestigation start;
  private final IncidentTrail trail;

  public InvestigateIncident(Incidents incidents, StartInvestigation start, IncidentTrail trail) {
    this.incidents = incidents;
    this.start = start;
    this.trail = trail;
  }

  public Outcome investigate(long number, Persona persona, Request request) {
    var found = incidents.find(number);
    if (found.isEmpty()) {
      return new Outcome.NoSuchIncident();
    }
    var question = question(found.get());
    return question.isEmpty()
        ? new Outcome.NothingToAsk()
        : start(found.get(), question.get(), persona, request);
  }

  private Outcome start(Incident incident, String question, Persona persona, Request request) {
    return switch (start.start(
        question, persona, Visibility.PRIVATE, incident.provider(), request)) {
      case StartInvestigation.Outcome.Started(var session) -> {
        trail.record(
            incident.number(),
            "incident.investigated",
            question,
            Optional.of(session.id()),
            request);
        yield new Outcome.Started(session);
      }
      case StartInvestigation.Outcome.LimitReached(var limit) -> new Outcome.LimitReached(limit);
    };
  }

  private Optional<String> question(Incident incident) {
    var details =
        incidents
            .details(incident.number())
            .map(Incidents.KeptDetails::details)
            .orElse(IncidentDetails.NONE);
    var values =
        Subjects.of(incident.reported(), details).stream()
            .filter(it -> ASKED.contains(it.kind()))
            .limit(MOST_ASKED)
            .map(Subjects.Subject::value)
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Question(values, days(incident)).text());
  }

  private long days(Incident incident) {
    var began = incident.reported().firstActivityAt().orElse(incident.reported().createdAt());
    return Math.clamp(Duration.between(began, trail.now()).toDays() + 2, 1, MOST_DAYS);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Started(Session session) implements Outcome {}

    record LimitReached(int limit) implements Outcome {}

    /// It names no address, user, host or domain.
    record NothingToAsk() implements Outcome {}

    record NoSuchIncident() implements Outcome {}
  }
}
