package com.socmate.worker;

import com.socmate.application.port.RunQueue;
import com.socmate.domain.id.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The runs that this process executes at the moment, each on a virtual thread of its own, never
/// more than it has slots for.
public final class ActiveRuns {
  private final int slots;
  private final Semaphore free;
  private final RunExecutor executor;
  private final Consumer<RuntimeException> onUnexpected;
  private final Queue<RunQueue.Claim> abandoned = new ConcurrentLinkedQueue<>();
  private final Map<RunId, AtomicBoolean> stopFlags = new ConcurrentHashMap<>();

  /// @param onUnexpected is told what an execution threw; the run is then among the abandoned
  public ActiveRuns(int slots, RunExecutor executor, Consumer<RuntimeException> onUnexpected) {
    this.slots = slots;
    this.free = new Semaphore(slots);
    this.executor = executor;
    this.onUnexpected = onUnexpected;
  }

  int slots() {
    return slots;
  }

  int freeSlots() {
    return free.availablePermits();
  }

  int running() {
    return stopFlags.size();
  }

  /// Waits until so many slots are free, or the time is over.
  ///
  /// @return whether any is free now
  boolean awaitFreeSlots(int wanted, Duration atMost) throws InterruptedException {
    int slotsWanted = Math.min(wanted, slots);
    if (free.tryAcquire(slotsWanted, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      free.release(slotsWanted);
      return true;
    }
    return free.availablePermits() > 0;
  }

  void start(RunQueue.Claim claim) {
    free.acquireUninterruptibly();
    var stop = new AtomicBoolean();
    stopFlags.put(claim.run().id(), stop);
    Thread.ofVirtual().name(claim.run().id().value()).start(() -> run(claim, stop));
  }

  private void run(RunQueue.Claim claim, AtomicBoolean stop) {
    try {
      executor.execute(claim, stop::get);
    } catch (RuntimeException e) {
      abandon(claim);
      onUnexpected.accept(e);
    } finally {
      stopFlags.remove(claim.run().id());
      free.release();
    }
  }

  /// Says that a run has not ended although nobody executes it.
  void abandon(RunQueue.Claim claim) {
    abandoned.add(claim);
  }

  /// The runs whose execution threw since this was last asked: they have not ended, and nobody
  /// executes them.
  List<RunQueue.Claim> takeAbandoned() {
    var taken = new ArrayList<RunQueue.Claim>();
    for (var next = abandoned.poll(); next != null; next = abandoned.poll()) {
      taken.add(next);
    }
    return taken;
  }

  void stop(Collection<RunId> runs) {
    runs.stream().map(stopFlags::get).forEach(ActiveRuns::raise);
  }

  void stopAll() {
    stopFlags.values().forEach(ActiveRuns::raise);
  }

  /// Waits until every run has ended, or the time is over.
  ///
  /// @return whether they have
  boolean awaitAll(Duration atMost) throws InterruptedException {
    if (!free.tryAcquire(slots, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    free.release(slots);
    return true;
  }

  private static void raise(@Nullable AtomicBoolean flag) {
    if (flag != null) {
      flag.set(true);
    }
  }
}
