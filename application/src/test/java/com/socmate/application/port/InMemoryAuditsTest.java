package com.socmate.application.port;

class InMemoryAuditsTest implements AuditsContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }
}
