package com.socmate.adapters.audit.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// How fast each host is connected to, by all the audits of this process together: whoever owns a
/// host in many workspaces is not asked many times as fast.
public final class Pace {
  private static final long NANOS = 1_000_000_000L;

  private final Map<String, AtomicLong> nextSlots = new ConcurrentHashMap<>();

  /// Nobody gets ahead of his turn.
  ///
  /// @param perSecond 0 for no limit
  void await(String host, int perSecond) {
    if (perSecond <= 0) {
      return;
    }
    long slot = slot(host, perSecond, System.nanoTime());
    long left = slot - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = slot - System.nanoTime();
    }
  }

  /// When the next connection may be made: they are spaced evenly.
  long slot(String host, int perSecond, long now) {
    var nextSlot = nextSlots.computeIfAbsent(host, _ -> new AtomicLong(now));
    return Math.max(now, nextSlot.getAndUpdate(next -> Math.max(next, now) + NANOS / perSecond));
  }
}
