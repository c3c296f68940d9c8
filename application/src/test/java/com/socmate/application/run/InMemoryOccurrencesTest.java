package com.socmate.application.run;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Ports;
import java.time.InstantSource;

class InMemoryOccurrencesTest implements OccurrencesContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return world;
  }
}
