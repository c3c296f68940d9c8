package com.socmate.apiserver;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small work that a server does beside its requests. What fails is told and tried again.
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  Housekeeping every(Duration period, String what, Runnable work) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> attempt(what, work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private static void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed and is tried again later: {}", what, e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
