package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.port.WorkspacesContract;

class JdbiWorkspacesTest implements WorkspacesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
