package com.socmate.application.port;

class InMemoryPlannedDigestsTest implements PlannedDigestsContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }

  @Override
  public Deliveries deliveries() {
    return world.deliveries();
  }

  @Override
  public PlannedDigests digests() {
    return world.digests();
  }
}
