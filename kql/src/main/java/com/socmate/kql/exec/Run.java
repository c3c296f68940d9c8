package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.function.Evaluation;
import com.socmate.kql.value.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What one run of a query shares among its steps. Used by one thread.
public final class Run {
  final Evaluation evaluation;
  final TableSource source;
  final TimeRange timespan;
  final ExternalData external;
  final IdentityHashMap<Plan.Shared, List<Batch>> shared = new IdentityHashMap<>();
  final IdentityHashMap<Plan, Value> scalars = new IdentityHashMap<>();
  private final Budget budget;
  private final Cancellation cancellation;
  private final BooleanSupplier outOfTime;
  private long held;
  private long scanned;

  public Run(
      Evaluation evaluation,
      TableSource source,
      TimeRange timespan,
      ExternalData external,
      Budget budget,
      Cancellation cancellation,
      BooleanSupplier outOfTime) {
    this.evaluation = evaluation;
    this.source = source;
    this.timespan = timespan;
    this.external = external;
    this.budget = budget;
    this.cancellation = cancellation;
    this.outOfTime = outOfTime;
  }

  /// Stops the query if it was cancelled or its time is up.
  void checkpoint() {
    if (cancellation.isCancelled()) {
      throw new Stopped(Stopped.Reason.CANCELLED);
    }
    if (outOfTime.getAsBoolean()) {
      throw new Stopped(Stopped.Reason.TIME);
    }
  }

  /// Takes note of heap held for an intermediate table.
  void hold(long bytes) {
    held += bytes;
    if (held > budget.memory()) {
      throw new Stopped(Stopped.Reason.MEMORY);
    }
  }

  void release(long bytes) {
    held -= bytes;
  }

  void scanned(long rows) {
    scanned += rows;
  }

  public long rowsScanned() {
    return scanned;
  }
}
