package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.PlannedDigests;
import com.socmate.application.port.PlannedDigestsContract;
import com.socmate.application.port.Ports;

class JdbiPlannedDigestsTest implements PlannedDigestsContract {
  private final Database database = TestPostgres.database();

  @Override
  public Ports ports() {
    return JdbiPorts.of(database);
  }

  @Override
  public Deliveries deliveries() {
    return new JdbiDeliveries(database);
  }

  @Override
  public PlannedDigests digests() {
    return new JdbiPlannedDigests(database);
  }
}
