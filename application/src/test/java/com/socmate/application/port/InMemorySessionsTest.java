package com.socmate.application.port;

import java.time.InstantSource;

class InMemorySessionsTest implements SessionsContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
