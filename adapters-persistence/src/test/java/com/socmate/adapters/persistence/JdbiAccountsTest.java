package com.socmate.adapters.persistence;

import com.socmate.application.port.AccountsContract;
import com.socmate.application.port.Ports;

class JdbiAccountsTest implements AccountsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
