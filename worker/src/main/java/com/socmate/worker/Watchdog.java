package com.socmate.worker;

import com.socmate.application.run.OverdueTicks;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks now and then whether the clock has missed a tick, and does what it left undone.
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final OverdueTicks overdue;
  private final Duration every;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  private Watchdog(OverdueTicks overdue, Duration every) {
    this.overdue = overdue;
    this.every = every;
  }

  static Watchdog start(OverdueTicks overdue, Duration every) {
    var watchdog = new Watchdog(overdue, every);
    watchdog.thread = Thread.ofPlatform().name("watchdog").daemon().start(watchdog::watch);
    return watchdog;
  }

  private void watch() {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      var done = overdue.catchUp();
      if (!done.isEmpty()) {
        LOG.warn("The clock had missed its ticks {}; they are done now.", done);
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not look after the clock's ticks: {}", e.toString());
    }
  }

  /// Whether it still looks.
  boolean lives() {
    var looks = thread;
    return closed.getCount() == 0 || (looks != null && looks.isAlive());
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
