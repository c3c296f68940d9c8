package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryRunHistoryTest implements RunHistoryContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
