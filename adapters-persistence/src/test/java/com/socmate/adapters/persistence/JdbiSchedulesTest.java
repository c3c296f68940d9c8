package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.port.SchedulesContract;

class JdbiSchedulesTest implements SchedulesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
