package com.socmate.adapters.persistence;

import com.socmate.application.port.WorkspacesContract;
import com.socmate.application.port.Ports;

class JdbiWorkspacesTest implements WorkspacesContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
