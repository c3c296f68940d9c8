package com.socmate.application.investigation;

import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Usage;
import com.socmate.domain.run.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a run has spent so far, held against its budget before each query.
final class Spending {
  private final Budget budget;
  private final InstantSource clock;
  private final Instant deadline;
  private Usage usage = Usage.NONE;

  Spending(Budget budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
    this.deadline = clock.instant().plus(budget.time());
  }

  /// Why a query cannot be asked any more; empty if it can.
  Optional<FailureReason> refusal(String query) {
    if (usage.queries() >= budget.queries()) {
      return Optional.of(Failures.spent(budget.queries() + " queries", query));
    }
    if (usage.rows() >= budget.rows()) {
      return Optional.of(Failures.spent(budget.rows() + " rows", query));
    }
    if (usage.bytes() >= budget.bytes()) {
      return Optional.of(Failures.spent(budget.bytes() + " bytes", query));
    }
    return timeLeft().isPositive()
        ? Optional.empty()
        : Optional.of(Failures.spent(budget.time().toSeconds() + " seconds", query));
  }

  Duration timeLeft() {
    return Duration.between(clock.instant(), deadline);
  }

  long rowsLeft() {
    return budget.rows() - usage.rows();
  }

  long bytesLeft() {
    return budget.bytes() - usage.bytes();
  }

  /// Counts a query that was asked, whatever came back.
  void asked(ResultTable answer, Duration took) {
    usage = usage.plus(new Usage(1, answer.rows().size(), bytes(answer), took, 0));
  }

  Usage usage() {
    return usage;
  }

  /// A row as it counts, in bytes.
  static long bytes(List<Cell> row) {
    return row.stream().mapToLong(cell -> 4L + 2L * cell.text().length()).sum();
  }

  private static long bytes(ResultTable table) {
    return table.rows().stream().mapToLong(Spending::bytes).sum();
  }
}
