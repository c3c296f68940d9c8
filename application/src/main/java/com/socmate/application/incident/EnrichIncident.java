package com.socmate.application.incident;

import com.socmate.application.incident.Subjects.Subject;
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
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds out what can be known of an incident's entities without a model: what the provider names
/// and tells of each, which other incidents name the same, and where and how often the logs tell of
/// it, from when to when. What could not be looked at is said, never passed over.
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
    var range = TimeRange.endingAt(trail.now(), BACK);
    var read = read(incident, subjects, range, gaps);
    var profiles = EntityProfiles.of(siem, incident.provider(), subjects, range, gaps);
    return transactions.together(() -> {
      incidents.keepDetails(incident.number(), details);
      incidents.keepSubjects(incident.number(), Subjects.keys(incident.reported(), details));
      var enrichment = enrichment(incident, new Answers(subjects, read, profiles), range, gaps);
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

  /// What the logs answered about one subject.
  private record Read(String kql, ResultTable table) {
    static final Read NOTHING = new Read("", ResultTable.EMPTY);
  }

  /// All that was answered about the subjects.
  private record Answers(
      List<Subject> subjects, Map<Subject, Read> read, Map<Subject, EntityProfile> profiles) {}

  /// Each subject is asked about by itself: a row may tell of several.
  private Map<Subject, Read> read(
      Incident incident, List<Subject> subjects, TimeRange range, List<String> gaps) {
    var asked = subjects.stream().filter(it -> IN_LOGS.contains(it.kind())).toList();
    if (asked.isEmpty()) {
      return Map.of();
    }
    if (asked.size() > MOST_ASKED) {
      gaps.add("The logs were asked about the first " + MOST_ASKED + " entities only.");
    }
    var logs = siem.logs(incident.provider());
    if (logs.isEmpty()) {
      gaps.add("The provider's logs are not configured.");
      return Map.of();
    }
    Map<Subject, Read> answers = new HashMap<>();
    asked.stream()
        .limit(MOST_ASKED)
        .forEach(it -> answers.put(it, read(logs.get(), it.value(), range, gaps)));
    return answers;
  }

  private Read read(LogWorkspace logs, String value, TimeRange range, List<String> gaps) {
    var question = new Question(List.of(value), BACK.toDays());
    if (compilers.apply(logs).compile(question.text()) instanceof Compilation.Compiled(var plan)) {
      var kql = plan.decidingQuery().kql();
      return new Read(kql, answer(logs, value, kql, range, gaps));
    }
    gaps.add("The logs could not be asked about " + value + ".");
    return Read.NOTHING;
  }

  private static ResultTable answer(
      LogWorkspace logs, String value, String kql, TimeRange range, List<String> gaps) {
    return switch (logs.query(
        new LogWorkspace.Question(kql, range, Duration.ZERO, MOST_ROWS, TIMEOUT))) {
      case LogWorkspace.Answer.Complete(var table) -> table;
      case LogWorkspace.Answer.Partial(var table, var why) -> {
        gaps.add("The logs answered only in part about " + value + ": " + why);
        yield table;
      }
      case LogWorkspace.Answer.Rejected(var why) -> silent(gaps, value, why);
      case LogWorkspace.Answer.TimedOut(var why) -> silent(gaps, value, why);
      case LogWorkspace.Answer.Unavailable(var why, _) -> silent(gaps, value, why);
    };
  }

  private static ResultTable silent(List<String> gaps, String value, String why) {
    gaps.add("The logs did not answer about " + value + ": " + why);
    return ResultTable.EMPTY;
  }

  private Enrichment enrichment(
      Incident incident, Answers answers, TimeRange range, List<String> gaps) {
    var subjects = answers.subjects();
    var keys = subjects.stream().map(Subject::key).toList();
    var related =
        incidents.naming(keys, incident.number(), MOST_RELATED).stream()
            .map(Incident::number)
            .toList();
    return new Enrichment(
        subjects.stream().map(it -> subject(incident, it, answers)).toList(),
        related,
        answers.read().isEmpty()
            ? Optional.empty()
            : Optional.of(new Reading(range.from(), range.to())),
        gaps);
  }

  private Enrichment.Subject subject(Incident incident, Subject subject, Answers answers) {
    var read = answers.read().getOrDefault(subject, Read.NOTHING);
    var table = read.table();
    var traces = new ArrayList<Trace>();
    for (int row = 0; row < table.rows().size(); row++) {
      traces.add(
          new Trace(
              table.cell(row, "Table").text(),
              table.cell(row, "Events") instanceof Cell.Whole(long events) ? events : 0,
              moment(table.cell(row, "FirstSeen")),
              moment(table.cell(row, "LastSeen"))));
    }
    return new Enrichment.Subject(
        subject.kind(),
        subject.value(),
        incidents.naming(List.of(subject.key()), incident.number(), MOST_RELATED).size(),
        traces,
        read.kql(),
        answers.profiles().getOrDefault(subject, EntityProfile.NOTHING));
  }

  private static Optional<Instant> moment(Cell cell) {
    return cell instanceof Cell.Moment(var at) ? Optional.of(at) : Optional.empty();
  }
}
