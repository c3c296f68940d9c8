package com.socmate.kql.exec;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// A way to stop a running query from another thread. A query asks between one batch and the next,
/// and now and then in work that is long.
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final BooleanSupplier also;

  public Cancellation() {
    this(() -> false);
  }

  private Cancellation(BooleanSupplier also) {
    this.also = also;
  }

  /// One that is also cancelled when somebody else says so; asked by the query's own threads.
  public static Cancellation when(BooleanSupplier somebodySaysSo) {
    return new Cancellation(somebodySaysSo);
  }

  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get() || also.getAsBoolean();
  }
}
