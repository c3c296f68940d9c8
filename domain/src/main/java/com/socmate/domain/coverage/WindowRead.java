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
/// @param readAt when reading it began
public record WindowRead(
    RunId run,
    ScheduleId schedule,
    Instant occurrence,
    TimeRange window,
    SessionId session,
    Outcome outcome,
    boolean partial,
    Instant readAt,
    Late late) {
  /// Whether the window may be called read: all of it was answered, and it could be judged.
  public boolean covers() {
    return !partial && outcome != Outcome.INCONCLUSIVE && (late.rows() == 0 || late.reread());
  }

  /// One that no row has been late for.
  public WindowRead(
      RunId run,
      ScheduleId schedule,
      Instant occurrence,
      TimeRange window,
      SessionId session,
      Outcome outcome,
      boolean partial,
      Instant readAt) {
    this(run, schedule, occurrence, window, session, outcome, partial, readAt, Late.NONE);
  }

  /// Rows of the window that arrived after it was read.
  ///
  /// @param reread whether it was judged again with all of them
  public record Late(long rows, boolean reread) {
    public static final Late NONE = new Late(0, false);
  }
}
