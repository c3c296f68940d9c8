package com.socmate.domain.schedule;

/// What happens to occurrences that passed while nothing could run them.
public enum CatchupPolicy {
  /// The latest within the catch-up window runs once, late; the others are recorded as missed.
  LAST,
  /// All are recorded as missed.
  NONE,
  /// Each within the catch-up window runs, up to a cap.
  ALL
}
