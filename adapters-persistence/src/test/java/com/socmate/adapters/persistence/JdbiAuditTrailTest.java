package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.AuditTrail;
import com.socmate.application.port.AuditTrailContract;

class JdbiAuditTrailTest implements AuditTrailContract {
  private final Database database = TestPostgres.database();

  @Override
  public AuditTrail trail() {
    return new JdbiAuditTrail(database);
  }

  @Override
  public AuditLog log() {
    return new JdbiAuditLog(database);
  }
}
