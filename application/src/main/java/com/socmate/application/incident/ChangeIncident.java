package com.socmate.application.incident;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.Request;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.Transactions;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// Changes an incident: what people here say of it, here; its status, severity, owner and
/// classification, at the provider. What was changed there since it was read here is never
/// overwritten: it is fetched, and the asker told.
public final class ChangeIncident {
  private final Siem siem;
  private final Incidents incidents;
  private final IncidentTrail trail;
  private final Transactions transactions;

  public ChangeIncident(
      Siem siem, Incidents incidents, IncidentTrail trail, Transactions transactions) {
    this.siem = siem;
    this.incidents = incidents;
    this.trail = trail;
    this.transactions = transactions;
  }

  /// @param version that the wish was made from; empty for any
  public Outcome change(
      long number,
      IncidentChange there,
      Optional<UnaryOperator<LocalNotes>> here,
      OptionalLong version,
      Request request) {
    var found = incidents.find(number);
    if (found.isEmpty()) {
      return new Outcome.NoSuchIncident();
    }
    var incident = found.get();
    if (version.isPresent() && version.getAsLong() != incident.version()) {
      return new Outcome.ChangedMeanwhile(incident, "It has changed since it was read.");
    }
    if (there.isNothing()) {
      return noted(incident, here, request);
    }
    var source = siem.incidents(incident.provider());
    return source.isEmpty()
        ? new Outcome.ProviderTrouble(
            "The provider " + incident.provider() + " is not configured any more.",
            true,
            Optional.empty())
        : sent(source.get(), incident, there, here, request);
  }

  private Outcome sent(
      SiemIncidents source,
      Incident incident,
      IncidentChange there,
      Optional<UnaryOperator<LocalNotes>> here,
      Request request) {
    return switch (source.change(incident.reported(), there)) {
      case Answer.Got<ReportedIncident>(var now) ->
          transactions.together(() -> {
            incidents.keep(incident.provider(), List.of(now));
            trail.record(incident.number(), "incident.changed", words(there), request);
            return noted(incidents.find(incident.number()).orElseThrow(), here, request);
          });
      case Answer.Conflict<ReportedIncident> _ -> conflict(source, incident);
      case Answer.NotThere<ReportedIncident>(var why) ->
          new Outcome.ProviderTrouble(
              "The provider does not know the incident any more: " + why, true, Optional.empty());
      case Answer.Rejected<ReportedIncident>(var why) ->
          new Outcome.ProviderTrouble(
              "The provider rejected the change: " + why, true, Optional.empty());
      case Answer.Unavailable<ReportedIncident>(var why, var retryAfter) ->
          new Outcome.ProviderTrouble(why, false, retryAfter);
    };
  }

  private Outcome conflict(SiemIncidents source, Incident incident) {
    if (source.find(incident.reported().remoteId())
        instanceof Answer.Got<ReportedIncident>(var now)) {
      incidents.keep(incident.provider(), List.of(now));
    }
    var latest = incidents.find(incident.number()).orElse(incident);
    return new Outcome.ChangedMeanwhile(
        latest, "It was changed at the provider meanwhile. " + differences(incident, latest));
  }

  private static String differences(Incident before, Incident after) {
    var parts = new ArrayList<String>();
    var was = before.reported();
    var is = after.reported();
    if (was.status() != is.status()) {
      parts.add("status is now " + is.status().name().toLowerCase(Locale.ROOT));
    }
    if (was.severity() != is.severity()) {
      parts.add("severity is now " + is.severity().name().toLowerCase(Locale.ROOT));
    }
    if (!was.owner().equals(is.owner())) {
      parts.add("owner is now " + is.owner().name().or(() -> is.owner().email()).orElse("nobody"));
    }
    if (!was.title().equals(is.title())) {
      parts.add("its title is another");
    }
    return (parts.isEmpty() ? "What is shown here is the same" : String.join(", ", parts))
        + "; look at it again before changing it.";
  }

  private Outcome noted(
      Incident incident, Optional<UnaryOperator<LocalNotes>> here, Request request) {
    if (here.isEmpty()) {
      return new Outcome.Changed(incident);
    }
    return transactions.together(() -> {
      var changed =
          incidents.note(
              incident.number(),
              here.get().apply(incident.local()),
              OptionalLong.of(incident.version()));
      return switch (changed) {
        case Incidents.Changed.Kept(var kept) -> {
          trail.record(kept.number(), "incident.noted", "Notes, tags or assignee.", request);
          yield new Outcome.Changed(kept);
        }
        case Incidents.Changed.Newer(var latest) ->
            new Outcome.ChangedMeanwhile(latest, "It has changed since it was read.");
        case Incidents.Changed.NotThere() -> new Outcome.NoSuchIncident();
      };
    });
  }

  private static String words(IncidentChange change) {
    var parts = new ArrayList<String>();
    change.status().ifPresent(it -> parts.add("status " + it.name().toLowerCase(Locale.ROOT)));
    change.severity().ifPresent(it -> parts.add("severity " + it.name().toLowerCase(Locale.ROOT)));
    change
        .classification()
        .ifPresent(
            it -> parts.add("classification " + it.verdict().name().toLowerCase(Locale.ROOT)));
    change.owner().ifPresent(it -> parts.add(it.isEmpty() ? "no owner" : "another owner"));
    return "At the provider: " + String.join(", ", parts) + ".";
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Changed(Incident incident) implements Outcome {}

    /// @param why a sentence with what is different
    record ChangedMeanwhile(Incident latest, String why) implements Outcome {}

    /// @param stays whether asking again soon will not help
    record ProviderTrouble(String why, boolean stays, Optional<Instant> retryAfter)
        implements Outcome {}

    record NoSuchIncident() implements Outcome {}
  }
}
