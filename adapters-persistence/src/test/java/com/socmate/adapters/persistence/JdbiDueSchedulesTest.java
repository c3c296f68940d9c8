package com.socmate.adapters.persistence;

import com.socmate.application.port.DueSchedulesContract;
import com.socmate.application.port.Ports;

class JdbiDueSchedulesTest implements DueSchedulesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
