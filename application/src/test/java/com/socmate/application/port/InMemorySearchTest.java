package com.socmate.application.port;

import java.time.InstantSource;

class InMemorySearchTest implements SearchContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
