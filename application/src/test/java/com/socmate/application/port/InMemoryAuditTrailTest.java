package com.socmate.application.port;

import java.time.Clock;

class InMemoryAuditTrailTest implements AuditTrailContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());

  @Override
  public AuditTrail trail() {
    return new InMemoryAuditTrail(world);
  }

  @Override
  public AuditLog log() {
    return world.auditLog();
  }
}
