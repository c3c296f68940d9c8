package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryPersonalDataTest implements PersonalDataContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public PersonalData personalData() {
    return new InMemoryPersonalData(world);
  }

  @Override
  public Directory directory() {
    return new InMemoryDirectory(world);
  }
}
