package com.socmate.domain.coverage;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;

/// A window that a completed run read: an entry of the coverage ledger.
///
/// @param occurrence the instant the run stands for
/// @param partial whether the provider answered with less than there was
public record WindowRead(
    RunId run,
    ScheduleId schedule,
    Instant occurrence,
    TimeRange window,
    SessionId session,
    Outcome outcome,
    boolean partial,
    Instant readAt) {
  /// Whether the window may be called read: all of it was answered, and it could be judged.
  public boolean covers() {
    return !partial && outcome != Outcome.INCONCLUSIVE;
  }
}
