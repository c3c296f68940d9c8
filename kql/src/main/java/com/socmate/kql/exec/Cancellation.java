package com.socmate.kql.exec;

import java.util.concurrent.atomic.AtomicBoolean;

/// A way to stop a running query from another thread.
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }
}
