package com.socmate.kql;

import com.socmate.kql.bind.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What came of running a query.
public sealed interface Outcome {
  /// Rows. Where `partial` is there, they are not all of them and the answer must not be taken for
  /// whole.
  ///
  /// @param others what a query with `fork`, `facet` or several statements answers beside `table`
  record Answer(
      Table table,
      List<Table> others,
      Optional<PartialError> partial,
      Set<String> tables,
      Optional<Visualisation> visualisation,
      List<Diagnostic> warnings,
      Statistics statistics)
      implements Outcome {}

  /// A query with mistakes; nothing was read.
  record Rejected(boolean parses, List<Diagnostic> diagnostics) implements Outcome {}

  record TimedOut(Duration limit) implements Outcome {}

  record Cancelled() implements Outcome {}

  /// A query that is right in itself and could not be carried through, and why.
  record Failed(String reason) implements Outcome {}

  /// Which limit cut the answer short.
  record PartialError(String code, String message) {}

  /// How the query asks to be drawn.
  record Visualisation(String chart, Map<String, String> properties) {}

  /// What it cost.
  record Statistics(long rowsScanned, Duration elapsed) {}
}
