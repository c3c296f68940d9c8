package com.socmate.adapters.audit.guard;

import com.socmate.application.port.HostPaces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The paces of this process alone, where no other audits: for laboratories.
public final class OwnPaces implements HostPaces {
  private final Map<String, Long> next = new HashMap<>();

  @Override
  public synchronized Duration reserve(String host, int turns, Duration every) {
    long lasting = HostPaces.micros(turns, every) * 1_000;
    long now = System.nanoTime();
    next.values().removeIf(it -> it - now <= 0);
    long first = next.getOrDefault(host, now);
    next.put(host, first + lasting);
    return Duration.ofNanos(first - now);
  }
}
