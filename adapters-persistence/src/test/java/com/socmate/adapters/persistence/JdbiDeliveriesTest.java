package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.DeliveriesContract;
import com.socmate.application.port.Ports;

class JdbiDeliveriesTest implements DeliveriesContract {
  private final Database database = TestPostgres.database();

  @Override
  public Ports ports() {
    return JdbiPorts.of(database);
  }

  @Override
  public Deliveries deliveries() {
    return new JdbiDeliveries(database);
  }
}
