package com.socmate.adapters.persistence;

import com.socmate.application.port.PlansContract;
import com.socmate.application.port.Ports;

class JdbiPlansTest implements PlansContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
