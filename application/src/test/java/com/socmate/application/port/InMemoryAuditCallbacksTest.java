package com.socmate.application.port;

class InMemoryAuditCallbacksTest implements AuditCallbacksContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }

  @Override
  public AuditCallbacks callbacks() {
    return world.auditCallbacks();
  }
}
