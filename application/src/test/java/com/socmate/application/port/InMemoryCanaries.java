package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

public final class InMemoryCanaries implements Canaries {
  private static final long WEEK = Duration.ofDays(7).toMinutes();

  private final InMemoryWorld world;

  public InMemoryCanaries(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public List<Due> due(Duration back, int most) {
    return world.alone(() ->
        world.kept().schedules.values().stream()
            .filter(it -> it.state() instanceof ScheduleState.Active)
            .filter(it -> minutesSince(it.id()) < back.toMinutes())
            .filter(it ->
                of(it.id())
                    .filter(sight -> sight.at().isAfter(world.now().minus(Duration.ofDays(6))))
                    .isEmpty())
            .flatMap(schedule ->
                world.schedules().plan(schedule.id()).stream()
                    .map(stored -> new Due(schedule, stored.plan(), of(schedule.id()))))
            .limit(most)
            .toList());
  }

  private long minutesSince(ScheduleId id) {
    long moment = Math.floorMod(id.value().hashCode(), WEEK);
    return Math.floorMod(world.now().getEpochSecond() / 60 - moment, WEEK);
  }

  @Override
  public void keep(ScheduleId id, Sight sight) {
    world.alone(() -> world.kept().sights.put(id, sight));
  }

  @Override
  public Optional<Sight> of(ScheduleId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().sights.get(id)));
  }
}
