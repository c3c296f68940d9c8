package com.socmate.application.port;

class InMemoryWorkforceTest implements WorkforceContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }

  @Override
  public Workforce workforce() {
    return new InMemoryWorkforce(world);
  }
}
