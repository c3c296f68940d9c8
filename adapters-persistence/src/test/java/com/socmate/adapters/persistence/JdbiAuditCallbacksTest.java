package com.socmate.adapters.persistence;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.AuditCallbacksContract;
import com.socmate.application.port.Ports;

class JdbiAuditCallbacksTest implements AuditCallbacksContract {
  private final Database database = TestPostgres.database();

  @Override
  public Ports ports() {
    return JdbiPorts.of(database);
  }

  @Override
  public AuditCallbacks callbacks() {
    return new JdbiAuditCallbacks(
        database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));
  }
}
