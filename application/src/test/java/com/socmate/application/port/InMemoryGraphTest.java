package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryGraphTest implements GraphContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
