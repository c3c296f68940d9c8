package com.socmate.application.port;

import java.time.Duration;

public final class InMemoryWakeUps implements WakeUps {
  private final InMemoryWorld world;
  private long seen;

  public InMemoryWakeUps(InMemoryWorld world) {
    this.world = world;
    this.seen = world.kept().hints;
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    world.await(() -> world.kept().hints > seen, atMost.toNanos());
    seen = world.kept().hints;
  }
}
