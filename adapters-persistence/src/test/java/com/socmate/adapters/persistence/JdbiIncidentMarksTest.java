package com.socmate.adapters.persistence;

import com.socmate.application.port.IncidentMarks;
import com.socmate.application.port.IncidentMarksContract;

class JdbiIncidentMarksTest implements IncidentMarksContract {
  private final JdbiIncidentMarks marks = new JdbiIncidentMarks(TestPostgres.database());

  @Override
  public IncidentMarks marks() {
    return marks;
  }
}
