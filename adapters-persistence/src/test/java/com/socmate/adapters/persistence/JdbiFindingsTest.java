package com.socmate.adapters.persistence;

import com.socmate.application.port.FindingsContract;
import com.socmate.application.port.Ports;

class JdbiFindingsTest implements FindingsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
