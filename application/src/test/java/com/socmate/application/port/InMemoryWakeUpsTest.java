package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryWakeUpsTest implements WakeUpsContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
