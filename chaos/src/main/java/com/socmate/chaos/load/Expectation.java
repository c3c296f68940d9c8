package com.socmate.chaos.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What one schedule must have come to: an occurrence every `step` from `first` on, `count` times.
///
/// @param open whether more occurrences may follow in the same step, as for one that goes on until
///   it is disabled
public record Expectation(
    String schedule, Cohort cohort, Instant first, Duration step, int count, boolean open) {
  public Instant occurrence(int index) {
    return first.plus(step.multipliedBy(index));
  }

  public Set<String> legalEnds(int index) {
    return cohort.legalEnds(index, count);
  }

  /// How the schedule stands in the end.
  public String finalStatus() {
    return cohort.finalStatus();
  }

  public Instant last() {
    return occurrence(count - 1);
  }
}
