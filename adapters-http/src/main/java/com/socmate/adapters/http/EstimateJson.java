package com.socmate.adapters.http;

import com.socmate.application.plan.EstimateCost.Estimate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much runs will read, judged by what the tables held in the last day.
///
/// @param runsPerMonth null where no times were given
record EstimateJson(
    int queriesPerRun,
    long rowsPerRun,
    long bytesPerRun,
    @Nullable Long runsPerMonth,
    @Nullable Long rowsPerMonth,
    @Nullable Long bytesPerMonth,
    List<Table> tables,
    String basis) {
  private static final String BASIS =
      "What each table held in the last 24 hours, read over the window by each query that names it.";

  /// What one table holds.
  record Table(String table, long rowsPerDay, long bytesPerRow) {}

  static @Nullable EstimateJson from(Optional<Estimate> estimate) {
    return estimate.map(EstimateJson::from).orElse(null);
  }

  private static EstimateJson from(Estimate it) {
    var runs = it.runsPerMonth().isPresent() ? (Long) it.runsPerMonth().getAsLong() : null;
    return new EstimateJson(
        it.queries(),
        it.rows(),
        it.bytes(),
        runs,
        runs == null ? null : (Long) (runs * it.rows()),
        runs == null ? null : (Long) (runs * it.bytes()),
        it.tables().stream()
            .map(table -> new Table(table.table(), table.rowsPerDay(), table.bytesPerRow()))
            .toList(),
        BASIS);
  }
}
