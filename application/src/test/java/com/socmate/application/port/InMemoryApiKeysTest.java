package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Clock;
import java.time.Instant;

class InMemoryApiKeysTest implements ApiKeysContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());
  private final UserId owner = world.accounts().establishAdmin("t", new UserId("usr_0001")).id();

  @Override
  public ApiKeys keys() {
    return world.apiKeys();
  }

  @Override
  public UserId owner() {
    return owner;
  }

  @Override
  public void disable(UserId user) {
    world.accounts().disable(user);
  }

  @Override
  public Instant now() {
    return world.now();
  }
}
