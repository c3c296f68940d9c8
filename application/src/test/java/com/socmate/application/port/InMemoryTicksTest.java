package com.socmate.application.port;

class InMemoryTicksTest implements TicksContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ticks ticks() {
    return new InMemoryTicks(world);
  }
}
