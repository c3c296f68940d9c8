package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Those in this process who wait for a session's events.
final class EventSignals {
  private final Map<String, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

  /// Wakes whoever waits for the session, or all if it is not known which.
  void signal(String session) {
    if (session.equals(Listener.ANYTHING)) {
      waiting.values().forEach(EventSignals::wake);
    } else {
      wake(waiting.getOrDefault(session, Set.of()));
    }
  }

  private static void wake(Set<CountDownLatch> latches) {
    latches.forEach(CountDownLatch::countDown);
  }

  /// Begins to be woken; close it to stop.
  Wait begin(String session) {
    var latch = new CountDownLatch(1);
    waiting.compute(
        session,
        (_, latches) -> {
          var all = latches == null ? ConcurrentHashMap.<CountDownLatch>newKeySet() : latches;
          all.add(latch);
          return all;
        });
    return new Wait(session, latch);
  }

  final class Wait implements AutoCloseable {
    private final String session;
    private final CountDownLatch latch;

    Wait(String session, CountDownLatch latch) {
      this.session = session;
      this.latch = latch;
    }

    /// @return whether it was woken in time
    boolean await(Duration atMost) throws InterruptedException {
      return latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          session,
          (_, latches) -> {
            latches.remove(latch);
            return latches.isEmpty() ? null : latches;
          });
    }
  }
}
