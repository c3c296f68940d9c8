package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryIncidentMarksTest implements IncidentMarksContract {
  private final InMemoryIncidentMarks marks = new InMemoryIncidentMarks(InstantSource.system());

  @Override
  public IncidentMarks marks() {
    return marks;
  }
}
