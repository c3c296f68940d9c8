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
  private final Set<Thread> streams = new HashSet<>();
  private int underWay;
  private boolean draining;

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

  /// The calling thread waits for events from now on and is to be interrupted when the server stops.
  void beginStream() {
    lock.lock();
    try {
      streams.add(Thread.currentThread());
      if (draining) {
        Thread.currentThread().interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// @return whether the thread was interrupted because the server stops
  boolean endStream() {
    lock.lock();
    try {
      streams.remove(Thread.currentThread());
      return draining && Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /// Begins the rest and waits until nothing is under way, or the time is over.
  void toRest(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      draining = true;
      streams.forEach(Thread::interrupt);
      long left = atMost.toNanos();
      while (underWay > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
