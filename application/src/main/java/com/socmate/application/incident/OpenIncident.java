package com.socmate.application.incident;

import com.socmate.application.port.Findings;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Request;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.Transactions;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Opens an incident at a provider from a finding. One finding opens one incident: asked again, it
/// answers the one that is there.
public final class OpenIncident {
  private final Siem siem;
  private final Findings findings;
  private final Incidents incidents;
  private final IncidentTrail trail;
  private final Transactions transactions;

  public OpenIncident(
      Siem siem,
      Findings findings,
      Incidents incidents,
      IncidentTrail trail,
      Transactions transactions) {
    this.siem = siem;
    this.findings = findings;
    this.incidents = incidents;
    this.trail = trail;
    this.transactions = transactions;
  }

  /// @param title the finding's where it is empty
  /// @param severity the finding's where it is empty
  public Outcome open(
      FindingId finding,
      String provider,
      Optional<String> title,
      Optional<Severity> severity,
      Request request) {
    var found = findings.find(finding, request.viewer());
    if (found.isEmpty()) {
      return new Outcome.NoSuchFinding();
    }
    var source = siem.incidents(provider);
    if (source.isEmpty()) {
      return new Outcome.NoIncidentsThere(provider);
    }
    var wanted = incident(found.get(), title, severity);
    return incidents
        .find(provider, wanted.remoteId())
        .<Outcome>map(Outcome.ThereAlready::new)
        .orElseGet(() -> open(source.get(), provider, wanted, found.get(), request));
  }

  private Outcome open(
      SiemIncidents source,
      String provider,
      NewIncident wanted,
      Findings.Listed finding,
      Request request) {
    return switch (source.open(wanted)) {
      case Answer.Got<ReportedIncident>(var there) ->
          transactions.together(() -> {
            incidents.keep(provider, List.of(there));
            var kept = incidents.find(provider, there.remoteId()).orElseThrow();
            trail.record(
                kept.number(),
                "incident.opened",
                "From the finding " + finding.finding().id() + ".",
                Optional.of(finding.session()),
                request);
            return new Outcome.Opened(kept);
          });
      case Answer.NotThere<ReportedIncident>(var why) ->
          new Outcome.ProviderTrouble(why, true, Optional.empty());
      case Answer.Conflict<ReportedIncident>(var why) ->
          new Outcome.ProviderTrouble(why, true, Optional.empty());
      case Answer.Rejected<ReportedIncident>(var why) ->
          new Outcome.ProviderTrouble(why, true, Optional.empty());
      case Answer.Unavailable<ReportedIncident>(var why, var retryAfter) ->
          new Outcome.ProviderTrouble(why, false, retryAfter);
    };
  }

  private static NewIncident incident(
      Findings.Listed listed, Optional<String> title, Optional<Severity> severity) {
    var finding = listed.finding();
    return new NewIncident(
        UUID.nameUUIDFromBytes(finding.id().value().getBytes(StandardCharsets.UTF_8)).toString(),
        cut(title.orElse(finding.title()), NewIncident.LONGEST_TITLE),
        cut(description(listed), NewIncident.LONGEST_DESCRIPTION),
        severity.orElse(finding.severity()),
        List.of("SoCMate"),
        Optional.of(listed.firstSeen()),
        Optional.of(listed.lastSeen()));
  }

  private static String description(Findings.Listed listed) {
    var finding = listed.finding();
    var about =
        finding.key().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(", "));
    var cited =
        finding.evidence().stream().map(EvidenceRef::citation).collect(Collectors.joining(" "));
    return finding.description()
        + "\n\nAbout: "
        + about
        + "\nEvidence: "
        + cited
        + "\nInvestigation: "
        + listed.session()
        + ", finding "
        + finding.id();
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Opened(Incident incident) implements Outcome {}

    record ThereAlready(Incident incident) implements Outcome {}

    record NoSuchFinding() implements Outcome {}

    record NoIncidentsThere(String provider) implements Outcome {}

    /// @param stays whether asking again soon will not help
    record ProviderTrouble(String why, boolean stays, Optional<Instant> retryAfter)
        implements Outcome {}
  }
}
