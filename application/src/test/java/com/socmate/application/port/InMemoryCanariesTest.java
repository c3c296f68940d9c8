package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryCanariesTest implements CanariesContract {
  private final Ports ports = new InMemoryWorld(InstantSource.system());

  @Override
  public Ports ports() {
    return ports;
  }
}
