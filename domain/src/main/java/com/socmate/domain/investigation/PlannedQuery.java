package com.socmate.domain.investigation;

import java.time.Duration;
import java.util.List;

/// One query of a plan. Its KQL reads the window through the bound parameters `startTime` and
/// `endTime`, so that the same text serves every run.
///
/// @param name how claims cite it, `Q1`, `Q2`, …
/// @param lookback how far before the window it also reads, for a baseline; zero for none
/// @param tables the tables it reads, each of which must have rows in the window for a clear
///   verdict
public record PlannedQuery(
    String name,
    Purpose purpose,
    String title,
    String kql,
    Duration lookback,
    List<String> tables) {
  /// What the rows of a query are for.
  public enum Purpose {
    /// Its rows are judged by the decision rule: each that satisfies it is a finding.
    DECISION,
    /// Its rows are what the metric counts: for each finding as many rows with its key as the
    /// metric says, so that the number can be counted again.
    PROOF,
    /// Its rows explain a finding and decide nothing.
    CONTEXT
  }

  public PlannedQuery {
    if (!name.matches("Q[1-9][0-9]?")) {
      throw new IllegalArgumentException("A query is named Q1 to Q99; found '" + name + "'.");
    }
    tables = List.copyOf(tables);
  }
}
