package com.socmate.application.port;

import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The incidents of one provider. Never throws for what can go wrong there: that is an answer, and
/// an answer that is cut anywhere is never taken for whole.
public interface SiemIncidents {
  /// The first stretch of those that were changed since then by the provider's clock, the latest
  /// change first.
  Answer<Stretch> changedSince(Instant since);

  /// The stretch to which one before it pointed.
  Answer<Stretch> next(String link);

  Answer<ReportedIncident> find(String remoteId);

  /// Alerts, entities, comments and relations.
  Answer<IncidentDetails> details(String remoteId);

  /// Changes exactly the version that was read; whatever else the provider knows of it stays.
  Answer<ReportedIncident> change(ReportedIncident read, IncidentChange change);

  Answer<ReportedIncident> open(NewIncident incident);

  Answer<String> comment(String remoteId, String commentId, String message);

  /// @param next where to go on; empty at the end
  record Stretch(List<ReportedIncident> incidents, Optional<String> next) {
    public Stretch {
      incidents = List.copyOf(incidents);
    }
  }

  /// What came back.
  sealed interface Answer<T> {
    record Got<T>(T value) implements Answer<T> {}

    record NotThere<T>(String why) implements Answer<T> {}

    /// It has changed there since it was read.
    record Conflict<T>(String why) implements Answer<T> {}

    /// It is wrong and would be wrong again.
    record Rejected<T>(String why) implements Answer<T> {}

    /// The provider cannot be reached, refuses us, or broke off; it may answer later.
    record Unavailable<T>(String why, Optional<Instant> retryAfter) implements Answer<T> {}
  }
}
