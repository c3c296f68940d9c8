package com.socmate.application.port;

import java.util.function.Supplier;

/// One transaction at a time.
public final class InMemoryTransactions implements Transactions {
  private final InMemoryWorld world;

  public InMemoryTransactions(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return world.alone(work);
  }
}
