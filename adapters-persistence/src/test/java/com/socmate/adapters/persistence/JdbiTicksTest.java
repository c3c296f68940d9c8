package com.socmate.adapters.persistence;

import com.socmate.application.port.Ticks;
import com.socmate.application.port.TicksContract;

class JdbiTicksTest implements TicksContract {
  private final Ticks ticks = new JdbiTicks(TestPostgres.database());

  @Override
  public Ticks ticks() {
    return ticks;
  }
}
