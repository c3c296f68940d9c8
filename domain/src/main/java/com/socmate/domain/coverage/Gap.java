package com.socmate.domain.coverage;

import com.socmate.domain.investigation.TimeRange;

/// A stretch that should have been read and was not.
///
/// @param occurrences how many occurrences should have read it
public record Gap(TimeRange window, Reason reason, int occurrences) {
  /// Why nobody read it.
  public enum Reason {
    MISSED,
    FAILED,
    SKIPPED,
    CANCELLED,
    PAUSED,
    DISABLED,
    INCONCLUSIVE,
    PARTIAL
  }

  boolean isContinuedBy(Gap next) {
    return reason == next.reason && window.to().equals(next.window.from());
  }

  Gap with(Gap next) {
    return new Gap(
        new TimeRange(window.from(), next.window.to()), reason, occurrences + next.occurrences);
  }
}
