package com.socmate.worker;

import com.socmate.application.port.RunQueue;
import com.socmate.application.port.RunQueue.LeaseLost;
import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.application.port.WakeUps;
import com.socmate.application.run.Insistence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims runs while there are free slots, keeps the worker's lease alive, and hands back what it
/// cannot finish. A database that is away is waited for: nothing is claimed meanwhile, and a lease
/// that passed is begun anew.
public final class WorkLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration POLL = Duration.ofSeconds(2);

  /// A run that ends may make room in a lane that was full, and nobody is told of that.
  private static final Duration POLL_WHILE_BUSY = Duration.ofMillis(100);

  private static final Duration SEVERAL_WITHIN = Duration.ofMillis(20);

  private final String name;
  private final RunQueue queue;
  private final WakeUps wakeUps;
  private final ActiveRuns active;
  private final Limits limits;
  private final Insistence insistence;
  private final Consumer<WorkerLease> onLease;
  private final CountDownLatch drained = new CountDownLatch(1);
  private final AtomicReference<@Nullable WorkerLease> lease = new AtomicReference<>();
  private volatile boolean draining;
  private volatile long lastRound = System.nanoTime();
  private boolean moreWaits;
  private @Nullable Thread claimer;
  private @Nullable Thread heart;

  /// @param lease how long the work is safe without a heartbeat
  /// @param heartbeat how often the lease is renewed; well below the lease
  /// @param laneLimit how many runs of one lane execute at once
  /// @param grace how long a draining worker lets its runs finish
  /// @param share of the work that it takes at all
  public record Limits(
      Duration lease, Duration heartbeat, int laneLimit, Duration grace, RunQueue.Share share) {
    /// Of a worker that takes everything.
    public Limits(Duration lease, Duration heartbeat, int laneLimit, Duration grace) {
      this(lease, heartbeat, laneLimit, grace, RunQueue.Share.EVERYTHING);
    }
  }

  /// @param insistence while anybody waits for the database with a result in hand, nothing is
  ///   claimed
  /// @param onLease is told each lease when it begins
  public WorkLoop(
      String name,
      RunQueue queue,
      WakeUps wakeUps,
      ActiveRuns active,
      Limits limits,
      Insistence insistence,
      Consumer<WorkerLease> onLease) {
    this.name = name;
    this.queue = queue;
    this.wakeUps = wakeUps;
    this.active = active;
    this.limits = limits;
    this.insistence = insistence;
    this.onLease = onLease;
  }

  public void start() {
    heart = Thread.ofPlatform().name("heartbeat").daemon().start(this::beat);
    claimer = Thread.ofPlatform().name("claimer").start(this::claimUntilDrained);
  }

  /// Whether the worker holds a lease, and so may be given work.
  public boolean isReady() {
    return lease.get() != null && !draining;
  }

  /// How long it has not looked for runs; nothing while it drains.
  Duration standsStillFor() {
    return draining ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastRound);
  }

  int running() {
    return active.running();
  }

  private void claimUntilDrained() {
    int failures = 0;
    while (!draining) {
      lastRound = System.nanoTime();
      try {
        claimOrWait();
        failures = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        var pause = insistence.pause(++failures);
        LOG.warn("Could not claim runs; trying again in {} ms: {}", pause.toMillis(), e.toString());
        awaitDrain(pause);
      }
    }
  }

  private void claimOrWait() throws InterruptedException {
    var held = heldLease();
    if (insistence.isWaiting()) {
      awaitDrain(insistence.pause(1));
      return;
    }
    if (!awaitRoom()) {
      return;
    }
    int room = active.freeSlots();
    var claims = queue.claim(held, room, limits.laneLimit(), limits.share());
    claims.forEach(active::start);
    moreWaits = claims.size() == room;
    if (claims.isEmpty()) {
      wakeUps.await(active.running() == 0 ? POLL : POLL_WHILE_BUSY);
    }
  }

  /// While the queue has more than fits, a claim for each slot that falls free would cost more than
  /// the runs themselves: then it waits a moment for several.
  private boolean awaitRoom() throws InterruptedException {
    return active.awaitFreeSlots(1, POLL)
        && (!moreWaits || active.awaitFreeSlots(active.slots() / 2, SEVERAL_WITHIN));
  }

  private WorkerLease heldLease() {
    var held = lease.get();
    if (held != null) {
      return held;
    }
    var begun = queue.register(name, limits.lease());
    lease.set(begun);
    LOG.info("Worker {} holds lease {}.", name, begun.token());
    onLease.accept(begun);
    return begun;
  }

  private void beat() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(limits.heartbeat());
        renew();
        giveBackAbandoned();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.warn("Could not renew the lease: {}", e.toString());
      }
    }
  }

  private void renew() {
    var held = lease.get();
    if (held == null) {
      return;
    }
    try {
      active.stop(queue.renew(held, limits.lease()));
    } catch (LeaseLost e) {
      LOG.warn("{}", e.getMessage());
      // What nobody has taken over yet must not be cancelled by being told to stop.
      queue.handBack(held);
      active.stopAll();
      lease.compareAndSet(held, null);
    }
  }

  /// Gives runs back whose execution broke off without an end, as when PostgreSQL was away. One
  /// that cannot be given back now can be so with the next heartbeat; one that was lost with the
  /// lease answers that it is stale.
  private void giveBackAbandoned() {
    for (var claim : active.takeAbandoned()) {
      try {
        queue.giveBack(claim);
      } catch (RuntimeException e) {
        active.abandon(claim);
        LOG.warn("Could not give {} back: {}", claim.run().id(), e.toString());
      }
    }
  }

  private void awaitDrain(Duration atMost) {
    try {
      drained.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops claiming, lets runs finish within the grace time, and hands the rest back to the queue.
  @Override
  public void close() {
    draining = true;
    drained.countDown();
    try {
      join(claimer);
      if (!active.awaitAll(limits.grace())) {
        LOG.info("Handing back {} unfinished runs.", active.running());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      handBack();
    }
  }

  private void join(@Nullable Thread thread) throws InterruptedException {
    if (thread != null) {
      thread.join(limits.grace());
    }
  }

  /// Only what is handed back may be told to stop: the end of a run that is still ours would count.
  private void handBack(WorkerLease held) {
    try {
      queue.handBack(held);
      active.stopAll();
    } catch (RuntimeException e) {
      LOG.warn("Could not hand back what is unfinished; the lease's end does: {}", e.toString());
    }
  }

  private void handBack() {
    if (heart != null) {
      heart.interrupt();
    }
    var held = lease.getAndSet(null);
    if (held != null) {
      handBack(held);
    }
  }
}
