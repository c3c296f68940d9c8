package com.socmate.application.investigation;

import java.time.Duration;

/// What a run may cost. What would go beyond is refused or cut, and said.
///
/// @param rows how many rows one query may answer, and how many are kept of it
/// @param bytes how much text is kept of one query's answer
/// @param perQuery how long one query may take
/// @param whole how long all queries of a run may take together
/// @param findings how many findings a run reports
/// @param ingestionDelay how long rows need to arrive; a window ends that much before its
///   occurrence
public record Limits(
    int rows,
    long bytes,
    Duration perQuery,
    Duration whole,
    int findings,
    Duration ingestionDelay) {
  public static final Limits USUAL =
      new Limits(
          10_000,
          8_000_000,
          Duration.ofMinutes(3),
          Duration.ofMinutes(30),
          1_000,
          Duration.ofMinutes(5));

  public Limits {
    if (rows < 1 || bytes < 1 || findings < 1) {
      throw new IllegalArgumentException("A limit of a run is at least 1.");
    }
    if (perQuery.isNegative() || perQuery.isZero() || whole.isNegative() || whole.isZero()) {
      throw new IllegalArgumentException("A run needs time for its queries.");
    }
    if (ingestionDelay.isNegative()) {
      throw new IllegalArgumentException("Rows do not arrive before they are made.");
    }
  }

  public Limits withIngestionDelay(Duration delay) {
    return new Limits(rows, bytes, perQuery, whole, findings, delay);
  }
}
