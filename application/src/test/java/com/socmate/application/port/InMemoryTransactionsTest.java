package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryTransactionsTest implements TransactionsContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
