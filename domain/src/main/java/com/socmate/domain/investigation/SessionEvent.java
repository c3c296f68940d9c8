package com.socmate.domain.investigation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One thing a session did, as everyone who watches it sees it: what is appended is never changed.
///
/// @param sequence counts from 1 within a session, without gaps
/// @param facts what the message tells, for programs: names in snake_case
public record SessionEvent(
    long sequence,
    Instant at,
    Kind kind,
    Optional<Stage> stage,
    String message,
    Map<String, String> facts) {
  /// What happened.
  public enum Kind {
    /// The worker before was lost or drained; what follows is told from the beginning.
    RESTARTED,
    STAGE_STARTED,
    STAGE_FINISHED,
    QUERY_FINISHED,
    FINDING,
    REPORT_READY,
    /// A language model helped, or could not.
    MODEL_ASKED,
    /// Somebody asked a further question; what follows answers it.
    ASKED,
    /// The question was answered without a run.
    ANSWERED,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /// An event before the session's log has given it its number.
  public record Draft(
      Instant at, Kind kind, Optional<Stage> stage, String message, Map<String, String> facts) {
    public SessionEvent numbered(long sequence) {
      return new SessionEvent(sequence, at, kind, stage, message, facts);
    }
  }

  public SessionEvent {
    facts = Map.copyOf(facts);
  }

  /// Whether a turn ends with it, so that nothing follows unless somebody asks further.
  public boolean isLast() {
    return switch (kind) {
      case ANSWERED, COMPLETED, FAILED, CANCELLED -> true;
      case RESTARTED,
          STAGE_STARTED,
          STAGE_FINISHED,
          QUERY_FINISHED,
          FINDING,
          REPORT_READY,
          MODEL_ASKED,
          ASKED ->
          false;
    };
  }
}
