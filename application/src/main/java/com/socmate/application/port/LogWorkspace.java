package com.socmate.application.port;

import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The logs, wherever they are kept.
public interface LogWorkspace {
  /// Whether a query is well formed and every name in it exists, without running it.
  QueryCheck check(String kql);

  /// Runs a query. Never throws for what can go wrong at the provider: that is an answer.
  Answer query(Question question);

  /// The tables that it says it has; empty where it does not say.
  default List<String> tables() {
    return List.of();
  }

  /// How many rows each table has in a stretch of time; a table without rows is there with 0, one
  /// that does not exist is not there.
  Answer volumes(List<String> tables, TimeRange range);

  /// @param kql its text; `startTime` and `endTime` are bound to the range
  /// @param lookback how far before the range rows may also be read
  record Question(String kql, TimeRange range, Duration lookback, long maxRows, Duration timeout) {}

  /// What came back.
  sealed interface Answer {
    /// All rows there are.
    record Complete(ResultTable table) implements Answer {}

    /// Some of the rows; never enough for a clear verdict.
    record Partial(ResultTable table, String why) implements Answer {}

    /// The query is wrong and would be wrong again.
    record Rejected(String why) implements Answer {}

    record TimedOut(String why) implements Answer {}

    /// The provider cannot be reached, refuses us, or broke off; it may answer later.
    record Unavailable(String why, Optional<Instant> retryAfter) implements Answer {}
  }

  /// What is known of a query before it runs.
  sealed interface QueryCheck {
    record Valid(List<ResultTable.Column> columns, List<String> tables) implements QueryCheck {}

    record Invalid(List<Problem> problems) implements QueryCheck {}
  }

  /// @param line counted from 1
  /// @param column counted from 1
  record Problem(int line, int column, String message) {}
}
