package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.function.Evaluation;
import com.socmate.kql.value.Value;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What one run of a query shares among its steps.
public final class Run implements AutoCloseable {
  final Evaluation evaluation;
  final TableSource source;
  final TimeRange timespan;
  final ExternalData external;
  final IdentityHashMap<Plan.Shared, List<Batch>> shared = new IdentityHashMap<>();
  private final Map<Plan, Value> scalars = Collections.synchronizedMap(new IdentityHashMap<>());
  private final List<Closeable> closeables = new ArrayList<>();
  private final Budget budget;
  private final Cancellation cancellation;
  private final BooleanSupplier outOfTime;
  private final int threads;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong scanned = new AtomicLong();

  public Run(
      Evaluation evaluation,
      TableSource source,
      TimeRange timespan,
      ExternalData external,
      Budget budget,
      Cancellation cancellation,
      BooleanSupplier outOfTime,
      int threads) {
    this.evaluation = evaluation;
    this.source = source;
    this.timespan = timespan;
    this.external = external;
    this.budget = budget;
    this.cancellation = cancellation;
    this.outOfTime = outOfTime;
    this.threads = threads;
  }

  /// On how many threads tables may be read.
  int threads() {
    return threads;
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

  /// The same now and then in a loop over rows.
  void checkpoint(int row) {
    if ((row & 4095) == 0) {
      checkpoint();
    }
  }

  /// A scalar computed once however often it is read.
  Value scalar(Plan plan, Function<Plan, Value> computing) {
    Value known = scalars.get(plan);
    if (known == null) {
      known = computing.apply(plan);
      scalars.put(plan, known);
    }
    return known;
  }

  /// Takes note of what must be closed when the query ends.
  synchronized <T extends Closeable> T closing(T opened) {
    closeables.add(opened);
    return opened;
  }

  /// Gives back what the query took.
  @Override
  public synchronized void close() {
    for (Closeable opened : closeables) {
      try {
        opened.close();
      } catch (IOException unclosable) {
        throw new UncheckedIOException(unclosable);
      }
    }
    closeables.clear();
  }

  /// How many more bytes intermediate tables may hold.
  long room() {
    return budget.memory() - held.get();
  }

  /// Takes note of heap held for an intermediate table.
  void hold(long bytes) {
    if (held.addAndGet(bytes) > budget.memory()) {
      throw new Stopped(Stopped.Reason.MEMORY);
    }
  }

  void release(long bytes) {
    held.addAndGet(-bytes);
  }

  void scanned(long rows) {
    scanned.addAndGet(rows);
  }

  public long rowsScanned() {
    return scanned.get();
  }
}
