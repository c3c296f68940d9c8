package com.socmate.application.investigation;

import com.socmate.domain.investigation.Budget;
import java.time.Duration;

/// How much of what is there a run may read and keep. What would go beyond is refused or cut, and
/// said.
///
/// @param rows how many rows one query may answer, and how many are kept of it
/// @param bytes how much text is kept of one query's answer
/// @param perQuery how long one query may take
/// @param findings how many findings a run reports
/// @param ingestionDelay how long rows need to arrive; a window ends that much before its
///   occurrence
/// @param budget what all queries of a run may cost together
public record Limits(
    int rows, long bytes, Duration perQuery, int findings, Duration ingestionDelay, Budget budget) {
  public static final Limits USUAL =
      new Limits(
          10_000, 8_000_000, Duration.ofMinutes(3), 1_000, Duration.ofMinutes(5), Budget.USUAL);

  public Limits {
    if (rows < 1 || bytes < 1 || findings < 1) {
      throw new IllegalArgumentException("A limit of a run is at least 1.");
    }
    if (!perQuery.isPositive()) {
      throw new IllegalArgumentException("A run needs time for its queries.");
    }
    if (ingestionDelay.isNegative()) {
      throw new IllegalArgumentException("Rows do not arrive before they are made.");
    }
  }

  public Limits withIngestionDelay(Duration delay) {
    return new Limits(rows, bytes, perQuery, findings, delay, budget);
  }

  public Limits withBudget(Budget other) {
    return new Limits(rows, bytes, perQuery, findings, ingestionDelay, other);
  }
}
