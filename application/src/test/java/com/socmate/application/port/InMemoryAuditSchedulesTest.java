package com.socmate.application.port;

class InMemoryAuditSchedulesTest implements AuditSchedulesContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }
}
