package com.socmate.application.port;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of incidents: what providers reported, and what people here made of it. The two
/// never overwrite each other.
public interface Incidents {
  /// Keeps what a provider reported; of two reports of one incident, in whatever order they come,
  /// the one changed later stays.
  ///
  /// @return those that were not known before
  List<Incident> keep(String provider, List<ReportedIncident> reported);

  Optional<Incident> find(long number);

  Optional<Incident> find(String provider, String remoteId);

  Slice<Incident> list(Filter filter, Page page);

  /// Keeps what people here say, if the incident is still at that version, or any is right.
  Changed note(long number, LocalNotes local, OptionalLong version);

  void keepDetails(long number, IncidentDetails details);

  /// What was last kept, and when.
  Optional<KeptDetails> details(long number);

  record KeptDetails(IncidentDetails details, Instant at) {}

  /// Keeps what enriching came to.
  void keepEnrichment(long number, Enrichment enrichment);

  Optional<KeptEnrichment> enrichment(long number);

  record KeptEnrichment(Enrichment enrichment, Instant at) {}

  /// Keeps what an incident is about, as `kind:value`, instead of what was kept before.
  void keepSubjects(long number, List<String> subjects);

  /// Other incidents about one of these, the latest change first.
  List<Incident> naming(List<String> subjects, long but, int most);

  /// Notes something that happened to it here.
  void happened(long number, Happening happening);

  /// In the order of time.
  List<Happening> happenings(long number);

  /// @param session that it led to
  record Happening(
      Instant at, String what, String words, Optional<UserId> by, Optional<SessionId> session) {}

  sealed interface Changed {
    record Kept(Incident incident) implements Changed {}

    record NotThere() implements Changed {}

    record Newer(Incident latest) implements Changed {}
  }

  /// What a list is narrowed to; an empty part narrows nothing.
  ///
  /// @param severity at least this
  /// @param within changed no longer ago, by the database's clock
  record Filter(
      Optional<Severity> severity,
      Optional<IncidentStatus> status,
      Optional<Duration> within,
      Optional<String> provider,
      Optional<String> assignee,
      Optional<String> tag,
      Optional<String> text,
      Order order) {
    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Order.MODIFIED_DESC);
  }

  enum Order {
    MODIFIED_DESC,
    MODIFIED,
    CREATED_DESC,
    CREATED,
    SEVERITY_DESC,
    NUMBER_DESC,
    NUMBER
  }
}
