package com.socmate.application.port;

import java.time.Duration;
import java.util.Optional;

public final class InMemoryTicks implements Ticks {
  private final InMemoryWorld world;

  public InMemoryTicks(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void begin(String tick) {
    world.alone(() -> world.kept().ticks.put(tick, world.now()));
  }

  @Override
  public boolean beginOverdue(String tick, Duration after) {
    return world.alone(() -> {
      var last = world.kept().ticks.get(tick);
      boolean overdue = last == null || !last.isAfter(world.now().minus(after));
      if (overdue) {
        begin(tick);
      }
      return overdue;
    });
  }

  @Override
  public Optional<Duration> age(String tick) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().ticks.get(tick))
            .map(last -> Duration.between(last, world.now())));
  }
}
