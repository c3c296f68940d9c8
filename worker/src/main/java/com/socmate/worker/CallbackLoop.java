package com.socmate.worker;

import com.socmate.application.audit.TellCallback;
import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.AuditCallbacks.Held;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever asked for it that an audit has ended, a few at a time. What a worker holds when it
/// dies is taken by another once the lease has passed.
final class CallbackLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackLoop.class);
  private static final int AT_ONCE = 8;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final AuditCallbacks callbacks;
  private final TellCallback tell;
  private final Duration lease;
  private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread =
      Thread.ofPlatform().name("callbacks").daemon().unstarted(this::loop);
  private volatile boolean stopped;

  /// @param lease longer than any try can take
  CallbackLoop(AuditCallbacks callbacks, TellCallback tell, Duration lease) {
    this.callbacks = callbacks;
    this.tell = tell;
    this.lease = lease;
  }

  void start() {
    thread.start();
  }

  private void loop() {
    while (!stopped) {
      try {
        if (!tellSome()) {
          LockSupport.parkNanos(POLL.toNanos());
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Callbacks of audits wait for better times: {}", e.toString());
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private boolean tellSome() throws InterruptedException {
    var due = callbacks.claim(AT_ONCE, lease);
    tellers.invokeAll(due.stream().map(this::telling).toList());
    return !due.isEmpty();
  }

  private Callable<Boolean> telling(Held held) {
    return () -> {
      try {
        return tell.tell(held);
      } catch (RuntimeException e) {
        LOG.warn("The callback of {} is tried again.", held.callback().audit(), e);
        return false;
      }
    };
  }

  /// Takes nothing more and lets what is under way end.
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    tellers.shutdownNow();
  }
}
