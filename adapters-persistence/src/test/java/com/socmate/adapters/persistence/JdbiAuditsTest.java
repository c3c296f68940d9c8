package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditsContract;
import com.socmate.application.port.Ports;

class JdbiAuditsTest implements AuditsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
