package com.socmate.domain.investigation;

import java.time.Duration;
import java.util.Optional;

/// What one run may spend. What would go beyond is not asked, or cut, and said; a run that was cut
/// never ends clear.
///
/// @param queries how many times the workspace is asked, the counts of rows included
/// @param rows how many rows all answers may have together
/// @param bytes how much text all answers may have together
/// @param time how long all queries may take together
/// @param tokens how much a model may read and write
public record Budget(int queries, long rows, long bytes, Duration time, long tokens) {
  public static final Budget USUAL =
      new Budget(25, 100_000, 64_000_000, Duration.ofMinutes(30), 50_000);

  public Budget {
    if (queries < 1 || rows < 1 || bytes < 1 || tokens < 0 || !time.isPositive()) {
      throw new IllegalArgumentException(
          "A run needs at least one query, one row, one byte and some time.");
    }
  }

  /// The lower of both, limit by limit.
  public Budget within(Lower lower) {
    return new Budget(
        lower.queries().map(it -> Math.min(it, queries)).orElse(queries),
        lower.rows().map(it -> Math.min(it, rows)).orElse(rows),
        lower.bytes().map(it -> Math.min(it, bytes)).orElse(bytes),
        lower.time().filter(it -> it.compareTo(time) < 0).orElse(time),
        lower.tokens().map(it -> Math.min(it, tokens)).orElse(tokens));
  }

  /// The limits that a schedule sets for its own runs; those it leaves out are the usual ones.
  public record Lower(
      Optional<Integer> queries,
      Optional<Long> rows,
      Optional<Long> bytes,
      Optional<Duration> time,
      Optional<Long> tokens) {
    public static final Lower NONE =
        new Lower(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
