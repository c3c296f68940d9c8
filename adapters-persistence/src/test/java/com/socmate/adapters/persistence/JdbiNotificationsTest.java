package com.socmate.adapters.persistence;

import com.socmate.application.port.NotificationsContract;
import com.socmate.application.port.Ports;

class JdbiNotificationsTest implements NotificationsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }
}
