package com.socmate.chaos.fault;

import com.socmate.chaos.fault.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// The faults of a round, in an order and with lengths that nothing but the seed decides. Each kind
/// comes once before any comes again.
public final class FaultPlan {
  private final long seed;
  private final int workers;
  private final Duration lease;
  private final Duration pause;
  private final Set<Kind> kinds;

  /// @param lease of the workers; frozen ones stay so for longer
  /// @param pause between two faults, on average
  public FaultPlan(long seed, int workers, Duration lease, Duration pause, Collection<Kind> kinds) {
    this.seed = seed;
    this.workers = workers;
    this.lease = lease;
    this.pause = pause;
    this.kinds = Set.copyOf(kinds);
  }

  /// Every fault that begins before the end.
  public List<Fault> until(Duration end) {
    return faults().takeWhile(it -> it.at().compareTo(end) < 0).toList();
  }

  /// All of them, without end.
  public Stream<Fault> faults() {
    if (kinds.isEmpty()) {
      return Stream.empty();
    }
    var random = new Random(seed);
    var at = new Duration[] {Duration.ofSeconds(2)};
    Iterator<Kind> order = new Rounds(random);
    return Stream.generate(() -> {
      var fault = fault(order.next(), at[0], random);
      at[0] = at[0].plus(between(random, pause.dividedBy(2), pause.multipliedBy(3).dividedBy(2)));
      return fault;
    });
  }

  private Fault fault(Kind kind, Duration at, Random random) {
    int victim = random.nextInt(workers);
    var lasts =
        switch (kind) {
          case WORKER_KILLED, WORKER_DRAINED -> between(random, seconds(1), seconds(8));
          case CLOCK_AHEAD, CLOCK_BEHIND -> between(random, seconds(15), seconds(40));
          case WORKER_FROZEN -> lease.plus(between(random, seconds(3), seconds(12)));
          case BACKENDS_ENDED, NETWORK_RESET -> Duration.ZERO;
          case NETWORK_HELD -> between(random, seconds(2), lease.multipliedBy(2));
          case NETWORK_LOST -> between(random, seconds(3), lease.multipliedBy(2));
          case POSTGRES_FAST, POSTGRES_IMMEDIATE, POSTGRES_KILLED ->
              between(random, Duration.ZERO, seconds(4));
          case PROVIDER_SLOW -> between(random, seconds(3), seconds(10));
        };
    return new Fault(kind, at, victim, lasts);
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  private static Duration between(Random random, Duration from, Duration to) {
    long span = Math.max(1, to.toMillis() - from.toMillis());
    return from.plusMillis((long) (random.nextDouble() * span));
  }

  /// Every kind in a new order, over and over.
  private final class Rounds implements Iterator<Kind> {
    private final Random random;
    private final List<Kind> left = new ArrayList<>();

    Rounds(Random random) {
      this.random = random;
    }

    @Override
    public boolean hasNext() {
      return !kinds.isEmpty();
    }

    @Override
    public Kind next() {
      if (left.isEmpty()) {
        left.addAll(kinds.stream().sorted().toList());
        Collections.shuffle(left, random);
      }
      return left.removeLast();
    }
  }
}
