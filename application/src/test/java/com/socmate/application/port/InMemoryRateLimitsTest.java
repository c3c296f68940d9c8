package com.socmate.application.port;

import java.time.Clock;

class InMemoryRateLimitsTest implements RateLimitsContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());

  @Override
  public RateLimits limits() {
    return world.rateLimits();
  }
}
