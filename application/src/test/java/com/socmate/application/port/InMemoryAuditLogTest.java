package com.socmate.application.port;

import java.time.InstantSource;
import java.util.List;

class InMemoryAuditLogTest implements AuditLogContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }

  @Override
  public List<AuditLog.Entry> written() {
    return world.auditLog().entries();
  }
}
