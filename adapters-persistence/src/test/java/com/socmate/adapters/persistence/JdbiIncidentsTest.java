package com.socmate.adapters.persistence;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.IncidentsContract;

class JdbiIncidentsTest implements IncidentsContract {
  private final JdbiIncidents incidents = new JdbiIncidents(TestPostgres.database());

  @Override
  public Incidents incidents() {
    return incidents;
  }
}
