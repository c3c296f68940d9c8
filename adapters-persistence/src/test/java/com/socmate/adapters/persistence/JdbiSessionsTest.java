package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.port.SessionsContract;

class JdbiSessionsTest implements SessionsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
