package com.socmate.domain.coverage;

import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import java.time.Instant;

/// A person's wish to have gaps of a schedule read after all, with as many runs as that takes.
public record Backfill(
    BackfillId id, ScheduleId schedule, UserId requestedBy, Instant requestedAt) {
  /// How far a backfill has come.
  ///
  /// @param open runs that wait or execute
  /// @param failed runs that failed or were cancelled
  public record Progress(
      Backfill backfill, int open, int findings, int clear, int inconclusive, int failed) {
    public boolean isDone() {
      return open == 0;
    }

    public int runs() {
      return open + findings + clear + inconclusive + failed;
    }
  }
}
