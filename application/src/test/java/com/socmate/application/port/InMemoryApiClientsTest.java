package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Clock;

class InMemoryApiClientsTest implements ApiClientsContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());
  private final UserId owner = world.accounts().establishAdmin("t", new UserId("usr_0001")).id();

  @Override
  public ApiClients clients() {
    return world.apiClients();
  }

  @Override
  public UserId owner() {
    return owner;
  }

  @Override
  public void disable(UserId user) {
    world.accounts().disable(user);
  }
}
