package com.socmate.adapters.persistence;

import com.socmate.application.port.GraphContract;
import com.socmate.application.port.Ports;

class JdbiGraphTest implements GraphContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
