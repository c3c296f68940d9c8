package com.socmate.domain.investigation;

import java.time.Duration;

/// What a run has spent of its budget.
///
/// @param time how long its queries took together
public record Usage(int queries, long rows, long bytes, Duration time, long tokens) {
  public static final Usage NONE = new Usage(0, 0, 0, Duration.ZERO, 0);

  public Usage plus(Usage other) {
    return new Usage(
        queries + other.queries,
        rows + other.rows,
        bytes + other.bytes,
        time.plus(other.time),
        tokens + other.tokens);
  }
}
