package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditSchedulesContract;
import com.socmate.application.port.Ports;

class JdbiAuditSchedulesTest implements AuditSchedulesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
