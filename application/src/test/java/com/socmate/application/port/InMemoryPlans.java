package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class InMemoryPlans implements Plans {
  private final InMemoryWorld world;

  public InMemoryPlans(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<PlanVersion> current(ScheduleId id) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().plans.get(id))
            .flatMap(InMemoryWorld.Planned::current)
            .flatMap(number -> version(id, number)));
  }

  @Override
  public Optional<PlanVersion> version(ScheduleId id, int number) {
    return world.alone(() -> seen(id).stream().filter(it -> it.number() == number).findFirst());
  }

  @Override
  public Slice<PlanVersion> versions(ScheduleId id, Page page) {
    return world.alone(() -> InMemorySchedules.slice(seen(id).reversed(), page));
  }

  @Override
  public PlanVersion keep(ScheduleId id, Plan plan, By by) {
    return world.alone(() -> {
      var versions = new ArrayList<>(all(id));
      var kept =
          new PlanVersion(
              versions.size() + 1,
              plan,
              by.origin(),
              Optional.of(by.author()),
              world.now(),
              by.note());
      versions.add(kept);
      world
          .kept()
          .plans
          .put(id, new InMemoryWorld.Planned(List.copyOf(versions), Optional.of(versions.size())));
      return kept;
    });
  }

  @Override
  public void drop(ScheduleId id) {
    world.alone(() -> {
      world.kept().plans.put(id, new InMemoryWorld.Planned(all(id), Optional.empty()));
    });
  }

  private List<PlanVersion> seen(ScheduleId id) {
    return world.kept().schedules.containsKey(id) ? all(id) : List.of();
  }

  List<PlanVersion> all(ScheduleId id) {
    return Optional.ofNullable(world.kept().plans.get(id))
        .map(InMemoryWorld.Planned::versions)
        .orElse(List.of());
  }
}
