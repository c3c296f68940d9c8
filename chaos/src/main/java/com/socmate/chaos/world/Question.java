package com.socmate.chaos.world;

import java.time.Duration;

/// What the schedules of a round ask. The threshold tells the stand-in for the log provider how to
/// answer.
public enum Question {
  /// One row, and so a finding with its evidence.
  FINDS(771),
  /// No row.
  CLEAR(772),
  /// No row, after a while: such a run is likely to be under way when a fault strikes.
  SLOW(773),
  /// The provider refuses the query, and the run fails.
  FAILS(774),
  /// Words no plan can be made of; the run says so at once and is completed as inconclusive.
  NO_PLAN(0);

  static final Duration HOLD = Duration.ofSeconds(3);

  private final int threshold;

  Question(int threshold) {
    this.threshold = threshold;
  }

  /// As the user would write it.
  public String text() {
    return this == NO_PLAN
        ? "Anything?"
        : "failed sign-ins in the last 24 hours with more than "
            + threshold
            + " attempts from the same IP";
  }

  String threshold() {
    return "> " + threshold;
  }
}
