package com.socmate.domain.schedule;

import java.time.Instant;
import java.util.List;

/// Whether a schedule can still see the data it was made for, as it was looked at some time.
///
/// @param reasons why it cannot, or may not, one sentence each
public record Sight(State state, List<String> reasons, Instant at) {
  /// How well.
  public enum State {
    /// Its queries can be run, and something passes their filters.
    SEES,
    /// Its tables have rows, but even without its threshold nothing passes its filters.
    QUIET,
    /// A table is silent or gone, or a query can no longer be run.
    BLIND
  }

  public Sight {
    reasons = List.copyOf(reasons);
  }

  public boolean isBlind() {
    return state == State.BLIND;
  }
}
