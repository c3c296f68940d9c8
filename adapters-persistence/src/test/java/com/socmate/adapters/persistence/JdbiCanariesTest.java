package com.socmate.adapters.persistence;

import com.socmate.application.port.CanariesContract;
import com.socmate.application.port.Ports;

class JdbiCanariesTest implements CanariesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
