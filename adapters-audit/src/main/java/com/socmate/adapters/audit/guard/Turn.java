package com.socmate.adapters.audit.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One connection's place in the line for a host. It is given a moment, by [System#nanoTime],
/// unless whoever waits has left.
final class Turn {
  private final CompletableFuture<Long> moment = new CompletableFuture<>();

  /// Waits for the moment, but not for longer.
  ///
  /// @return whether it has come
  /// @throws Refused if none will
  boolean await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    try {
      long at = moment.get(most.toNanos(), TimeUnit.NANOSECONDS);
      sleepUntil(at - end > 0 ? end : at);
      return at - System.nanoTime() <= 0;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      throw new Refused("The host's pace cannot be kept.");
    }
  }

  /// Whether the moment is so long ago that it may be somebody else's by now.
  boolean isPast(Duration grace) {
    return System.nanoTime() - moment.resultNow() > grace.toNanos();
  }

  /// @return false if nobody waits for it any more
  boolean give(long at) {
    return moment.complete(at);
  }

  void deny(Exception why) {
    moment.completeExceptionally(why);
  }

  void leave() {
    moment.cancel(false);
  }

  boolean isLeft() {
    return moment.isCancelled();
  }

  static void sleepUntil(long moment) throws InterruptedException {
    long left = moment - System.nanoTime();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = moment - System.nanoTime();
    }
  }
}
