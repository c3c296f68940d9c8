package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryDeliveriesTest implements DeliveriesContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }

  @Override
  public Deliveries deliveries() {
    return world.deliveries();
  }
}
