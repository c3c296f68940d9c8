package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.port.Workforce;
import com.socmate.application.port.WorkforceContract;

class JdbiWorkforceTest implements WorkforceContract {
  private final Database database = TestPostgres.database();
  private final Ports ports = JdbiPorts.of(database);

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public Workforce workforce() {
    return new JdbiWorkforce(database);
  }
}
