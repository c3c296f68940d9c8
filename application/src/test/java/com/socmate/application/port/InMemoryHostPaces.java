package com.socmate.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps every turn that it handed out, too, for tests to judge.
public final class InMemoryHostPaces implements HostPaces {
  private final InstantSource clock;
  private final Map<String, Instant> next = new HashMap<>();
  private final Map<String, List<Instant>> turns = new HashMap<>();

  public InMemoryHostPaces(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Duration reserve(String host, int count, Duration every) {
    long lasting = HostPaces.micros(count, every);
    var now = clock.instant();
    var free = next.getOrDefault(host, now);
    var first = free.isAfter(now) ? free : now;
    next.put(host, first.plus(lasting, ChronoUnit.MICROS));
    for (int turn = 0; turn < count; turn++) {
      turns
          .computeIfAbsent(host, _ -> new ArrayList<>())
          .add(first.plus(lasting / count * turn, ChronoUnit.MICROS));
    }
    return Duration.between(now, first);
  }

  /// All turns of a host so far, in the order in which they were handed out.
  public synchronized List<Instant> turns(String host) {
    return List.copyOf(turns.getOrDefault(host, List.of()));
  }
}
