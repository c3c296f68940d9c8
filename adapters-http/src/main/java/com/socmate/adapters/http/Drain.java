package com.socmate.adapters.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How a server comes to rest: it says that it is not ready, wakes whoever waits in a stream, and
/// lets the requests under way finish.
public final class Drain {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Set<Thread> waiting = new HashSet<>();
  private final Duration leave;
  private int underWay;
  private boolean draining;

  /// At once, as where nobody stands before the server.
  public Drain() {
    this(Duration.ZERO);
  }

  /// @param leave how long requests are still answered once the server says that it is not ready:
  ///   as long as a load balancer needs to notice
  public Drain(Duration leave) {
    this.leave = leave;
  }

  public boolean isDraining() {
    lock.lock();
    try {
      return draining;
    } finally {
      lock.unlock();
    }
  }

  void enter() {
    lock.lock();
    try {
      underWay++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      underWay--;
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits in a way that the stop of the server ends. The thread is interrupted nowhere else, since
  /// an interrupt in the midst of a query or a write would break its connection.
  ///
  /// @return false if the server stops
  boolean await(Wait wait) {
    if (!beginWait()) {
      return false;
    }
    try {
      wait.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    } catch (RuntimeException e) {
      if (isDraining()) {
        return false;
      }
      throw e;
    } finally {
      endWait();
    }
  }

  private boolean beginWait() {
    lock.lock();
    try {
      return !draining && waiting.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  private void endWait() {
    lock.lock();
    try {
      waiting.remove(Thread.currentThread());
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /// Begins the rest, lets whoever sends requests notice, and waits until nothing is under way, or
  /// the time is over.
  void toRest(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      draining = true;
      waiting.forEach(Thread::interrupt);
      for (long left = leave.toNanos(); left > 0; ) {
        left = idle.awaitNanos(left);
      }
      long left = atMost.toNanos();
      while (underWay > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Something that waits until it is interrupted, at the latest.
  @FunctionalInterface
  interface Wait {
    void await() throws InterruptedException;
  }
}
