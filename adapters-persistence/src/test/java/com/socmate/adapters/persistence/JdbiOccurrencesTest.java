package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.run.OccurrencesContract;

class JdbiOccurrencesTest implements OccurrencesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
