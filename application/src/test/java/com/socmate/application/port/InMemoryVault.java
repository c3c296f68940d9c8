package com.socmate.application.port;

import java.util.Optional;
import java.util.function.Supplier;

public final class InMemoryVault implements Vault {
  private final InMemoryWorld world;

  public InMemoryVault(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void keep(Secrets.Place place, byte[] secret) {
    world.alone(() -> world.kept().secrets.put(place, secret.clone()));
  }

  @Override
  public Optional<byte[]> reveal(Secrets.Place place) {
    return world.alone(() -> Optional.ofNullable(world.kept().secrets.get(place)));
  }

  @Override
  public byte[] establish(Secrets.Place place, Supplier<byte[]> ifNew) {
    return world.alone(() -> world.kept().secrets.computeIfAbsent(place, _ -> ifNew.get()).clone());
  }

  @Override
  public void forget(Secrets.Place place) {
    world.alone(() -> world.kept().secrets.remove(place));
  }
}
