package com.socmate.application.port;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.SuppressionId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What all investigations found, as people deal with it. A thing that a schedule finds again and
/// again is one matter, under its latest finding; it is open again if it comes back after it was
/// gone.
public interface Findings {
  /// The matter seen last comes first. With a session: its findings, in their order.
  Slice<Listed> list(Filter filter, Viewer viewer, Page page);

  Optional<Listed> find(FindingId id, Viewer viewer);

  /// Reads what people have made of a finding's matter, lets the change decide, and keeps what it
  /// answers, in one step. Empty if the viewer sees no such finding.
  <R> Optional<R> change(FindingId id, Viewer viewer, Function<Listed, Change<R>> change);

  /// @param answer what to tell the caller
  record Change<R>(Triage triage, R answer) {}

  /// A finding and the matter it belongs to.
  ///
  /// @param sightings how many runs found it
  /// @param suppressed by what it is suppressed at this moment
  record Listed(
      Finding finding,
      SessionId session,
      Optional<ScheduleId> schedule,
      Triage triage,
      Instant firstSeen,
      Instant lastSeen,
      int sightings,
      Optional<SuppressionId> suppressed) {
    public Status status() {
      if (suppressed.isPresent()) {
        return Status.SUPPRESSED;
      }
      return switch (triage) {
        case Triage.Open _ -> Status.OPEN;
        case Triage.Acknowledged _ -> Status.ACKNOWLEDGED;
        case Triage.Dismissed _ -> Status.DISMISSED;
      };
    }
  }

  /// Where a finding stands, as people say it.
  enum Status {
    OPEN,
    ACKNOWLEDGED,
    DISMISSED,
    SUPPRESSED
  }

  /// What a list is narrowed to; an empty part narrows nothing.
  record Filter(
      Optional<Status> status,
      Optional<Severity> severity,
      Optional<ScheduleId> schedule,
      Optional<SessionId> session) {
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
