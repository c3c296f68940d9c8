package com.socmate.application.port;

import java.time.Clock;

class InMemoryVaultTest implements VaultContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());

  @Override
  public Vault vault() {
    return new InMemoryVault(world);
  }

  @Override
  public Transactions transactions() {
    return world.transactions();
  }
}
