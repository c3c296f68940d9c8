package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryIdentityTest implements IdentityContract {
  private final InstantSource clock = InstantSource.system();
  private final Directory directory = new InMemoryDirectory(new InMemoryWorld(clock));
  private final IdentityPorts ports =
      new IdentityPorts(
          directory,
          new InMemorySignIns(directory, clock),
          new InMemoryOneTimeSecrets(clock),
          new InMemoryLocalLogins(clock));

  @Override
  public IdentityPorts identity() {
    return ports;
  }
}
