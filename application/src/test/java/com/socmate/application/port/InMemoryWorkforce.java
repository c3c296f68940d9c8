package com.socmate.application.port;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import com.socmate.application.port.InMemoryWorld.Lease;
import com.socmate.application.port.InMemoryWorld.Work;
import com.socmate.application.port.RunQueue.WorkerLease;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryWorkforce implements Workforce {
  private static final Comparator<LaneLoad> MOST_WAITING =
      comparingLong((LaneLoad it) -> it.load().waiting())
          .reversed()
          .thenComparing(it -> it.lane().value());

  private final InMemoryWorld world;

  public InMemoryWorkforce(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void introduce(WorkerLease worker, Introduction introduction) {
    world.alone(() ->
        world
            .kept()
            .leases
            .computeIfPresent(worker.token(), (_, lease) -> lease.introducedAs(introduction)));
  }

  @Override
  public State look(int lanes) {
    return world.alone(() -> {
      var work = world.kept().work.values();
      return new State(world.now(), workers(), load(work), lanes(work, lanes));
    });
  }

  private List<Worker> workers() {
    return world.kept().leases.entrySet().stream()
        .map(it -> worker(it.getKey(), it.getValue()))
        .sorted(
            comparing((Worker it) -> it.lease().worker())
                .thenComparingLong(it -> it.lease().token()))
        .toList();
  }

  private Worker worker(long token, Lease lease) {
    long busy =
        world.kept().work.values().stream()
            .filter(it -> it.holder().equals(Optional.of(token)))
            .count();
    return new Worker(
        new WorkerLease(lease.worker(), token),
        lease.since(),
        lease.heardAt(),
        lease.until(),
        busy,
        lease.introduction());
  }

  private static List<LaneLoad> lanes(Collection<Work> work, int most) {
    return work.stream().collect(groupingBy(it -> it.run().origin().lane())).entrySet().stream()
        .map(it -> new LaneLoad(it.getKey(), load(it.getValue())))
        .sorted(MOST_WAITING)
        .limit(most)
        .toList();
  }

  private static Load load(Collection<Work> work) {
    var waiting = work.stream().filter(it -> it.holder().isEmpty()).toList();
    return new Load(
        waiting.size(),
        work.size() - waiting.size(),
        waiting.stream().map(it -> it.run().queuedAt()).min(Comparator.naturalOrder()));
  }
}
