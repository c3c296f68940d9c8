package com.socmate.application.incident;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Request;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.Transactions;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Enrichment.Reading;
import com.socmate.domain.incident.Enrichment.Trace;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds out what can be known of an incident's entities without a model: what the provider names,
/// which other incidents name the same, and where and how often the logs tell of it, from when to
/// when. What could not be looked at is said, never passed over.
public final class EnrichIncident {
  static final Duration BACK = Duration.ofDays(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_ASKED = 10;
  private static final int MOST_RELATED = 20;
  private static final Set<EntityKind> IN_LOGS =
      EnumSet.of(EntityKind.IP, EntityKind.USER, EntityKind.HOST, EntityKind.DOMAIN);

  private final Siem siem;
  private final Incidents incidents;
  private final Function<LogWorkspace, CompilePlan> compilers;
  private final IncidentTrail trail;
  private final Transactions transactions;

  public EnrichIncident(
      Siem siem,
      Incidents incidents,
      Function<LogWorkspace, CompilePlan> compilers,
      IncidentTrail trail,
      Transactions transactions) {
    this.siem = siem;
    this.incidents = incidents;
    this.compilers = compilers;
    this.trail = trail;
    this.transactions = transactions;
  }

  /// @return empty if there is no such incident
  public Optional<Enrichment> enrich(long number, Request request) {
    return incidents.find(number).map(it -> enrich(it, request));
  }

  private Enrichment enrich(Incident incident, Request request) {
    var gaps = new ArrayList<String>();
    var details = details(incident, gaps);
    var subjects = Subjects.of(incident.reported(), details);
    var read = read(incident, subjects, gaps);
    return transactions.together(() -> {
      incidents.keepDetails(incident.number(), details);
      incidents.keepSubjects(incident.number(), Subjects.keys(incident.reported(), details));
      var enrichment = enrichment(incident, subjects, read, gaps);
      incidents.keepEnrichment(incident.number(), enrichment);
      trail.record(
          incident.number(),
          "incident.enriched",
          subjects.size() + " entities, " + enrichment.related().size() + " related incidents.",
          request);
      return enrichment;
    });
  }

  private IncidentDetails details(Incident incident, List<String> gaps) {
    var answer =
        siem.incidents(incident.provider()).map(it -> it.details(incident.reported().remoteId()));
    if (answer.isPresent() && answer.get() instanceof Answer.Got<IncidentDetails>(var details)) {
      return details;
    }
    gaps.add(
        "The provider could not be asked for alerts and entities; those known before are used: "
            + answer.map(EnrichIncident::why).orElse("it is not configured."));
    return incidents
        .details(incident.number())
        .map(Incidents.KeptDetails::details)
        .orElse(IncidentDetails.NONE);
  }

  private static String why(SiemIncidents.Answer<?> answer) {
    return switch (answer) {
      case Answer.Got<?> _ -> "";
      case Answer.NotThere<?>(var why) -> why;
      case Answer.Conflict<?>(var why) -> why;
      case Answer.Rejected<?>(var why) -> why;
      case Answer.Unavailable<?>(var why, _) -> why;
    };
  }

  /// What the logs answered.
  private record Read(Optional<Reading> reading, ResultTable table) {
    static final Read NOTHING = new Read(Optional.empty(), ResultTable.EMPTY);
  }

  private Read read(Incident incident, List<Subjects.Subject> subjects, List<String> gaps) {
    var asked =
        subjects.stream().filter(it -> IN_LOGS.contains(it.kind())).limit(MOST_ASKED).toList();
    if (asked.isEmpty()) {
      return Read.NOTHING;
    }
    var logs = siem.logs(incident.provider());
    if (logs.isEmpty()) {
      gaps.add("The provider's logs are not configured.");
      return Read.NOTHING;
    }
    var question =
        new Question(asked.stream().map(Subjects.Subject::value).toList(), BACK.toDays());
    return compilers.apply(logs.get()).compile(question.text())
            instanceof Compilation.Compiled(var plan)
        ? read(logs.get(), plan, gaps)
        : notAsked(gaps);
  }

  private static Read notAsked(List<String> gaps) {
    gaps.add("The logs could not be asked for these entities.");
    return Read.NOTHING;
  }

  private Read read(LogWorkspace logs, Plan plan, List<String> gaps) {
    var range = TimeRange.endingAt(trail.now(), BACK);
    var kql = plan.decidingQuery().kql();
    var reading = Optional.of(new Reading(range.from(), range.to(), kql));
    return switch (logs.query(
        new LogWorkspace.Question(kql, range, Duration.ZERO, MOST_ROWS, TIMEOUT))) {
      case LogWorkspace.Answer.Complete(var table) -> new Read(reading, table);
      case LogWorkspace.Answer.Partial(var table, var why) -> {
        gaps.add("The logs answered only in part: " + why);
        yield new Read(reading, table);
      }
      case LogWorkspace.Answer.Rejected(var why) -> silent(gaps, why);
      case LogWorkspace.Answer.TimedOut(var why) -> silent(gaps, why);
      case LogWorkspace.Answer.Unavailable(var why, _) -> silent(gaps, why);
    };
  }

  private static Read silent(List<String> gaps, String why) {
    gaps.add("The logs did not answer: " + why);
    return Read.NOTHING;
  }

  private Enrichment enrichment(
      Incident incident, List<Subjects.Subject> subjects, Read read, List<String> gaps) {
    var keys = subjects.stream().map(Subjects.Subject::key).toList();
    var related =
        incidents.naming(keys, incident.number(), MOST_RELATED).stream()
            .map(Incident::number)
            .toList();
    return new Enrichment(
        subjects.stream().map(it -> subject(incident, it, read.table())).toList(),
        related,
        read.reading(),
        gaps);
  }

  private Enrichment.Subject subject(
      Incident incident, Subjects.Subject subject, ResultTable table) {
    var traces = new ArrayList<Trace>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.cell(row, "Entity").text().equalsIgnoreCase(subject.value())) {
        traces.add(
            new Trace(
                table.cell(row, "Table").text(),
                table.cell(row, "Events") instanceof Cell.Whole(long events) ? events : 0,
                moment(table.cell(row, "FirstSeen")),
                moment(table.cell(row, "LastSeen"))));
      }
    }
    return new Enrichment.Subject(
        subject.kind(),
        subject.value(),
        incidents.naming(List.of(subject.key()), incident.number(), MOST_RELATED).size(),
        traces);
  }

  private static Optional<Instant> moment(Cell cell) {
    return cell instanceof Cell.Moment(var at) ? Optional.of(at) : Optional.empty();
  }
}
