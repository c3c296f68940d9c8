package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryIncidentsTest implements IncidentsContract {
  private final InMemoryIncidents incidents = new InMemoryIncidents(InstantSource.system());

  @Override
  public Incidents incidents() {
    return incidents;
  }
}
