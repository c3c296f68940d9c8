package com.socmate.application.port;

import java.time.Duration;
import java.util.ArrayList;

public final class InMemoryRateLimits implements RateLimits {
  private final InMemoryWorld world;

  public InMemoryRateLimits(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Decision decide(Quota quota) {
    return world.alone(() -> {
      var now = world.now();
      var partition = new Quota(quota.policy(), quota.partition(), 1, quota.window());
      var inWindow =
          new ArrayList<>(
              world.kept().admissions.getOrDefault(partition, new ArrayList<>()).stream()
                  .filter(at -> at.isAfter(now.minus(quota.window())))
                  .toList());
      if (inWindow.size() >= quota.limit()) {
        var next = inWindow.get(inWindow.size() - quota.limit()).plus(quota.window());
        return new Decision.Refused(quota, Duration.between(now, next));
      }
      inWindow.add(now);
      world.kept().admissions.put(partition, inWindow);
      return new Decision.Admitted(
          quota,
          quota.limit() - inWindow.size(),
          Duration.between(now, inWindow.getFirst().plus(quota.window())));
    });
  }
}
