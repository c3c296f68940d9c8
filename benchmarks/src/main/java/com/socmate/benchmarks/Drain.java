package com.socmate.benchmarks;

/// How a contender dealt with so many schedules due at one instant.
///
/// @param dispatched when each occurrence was durably taken up
/// @param started when its execution began
/// @param finished when its end was durably on record
/// @param duplicates executions beyond one for an occurrence
record Drain(
    String contender,
    int size,
    Lags dispatched,
    Lags started,
    Lags finished,
    Cost cost,
    int duplicates) {

  int missed() {
    return Math.max(0, size - finished.count());
  }
}
