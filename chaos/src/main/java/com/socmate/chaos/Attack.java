package com.socmate.chaos;

import com.socmate.chaos.fault.Fault;
import com.socmate.chaos.fault.FaultPlan;
import com.socmate.chaos.fault.Saboteur;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Carries out the faults of a plan in time, and keeps workers running that ended for want of a
/// database, as a supervisor would.
final class Attack {
  private static final Duration SUPERVISION = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 180;

  private final FaultPlan plan;
  private final Saboteur saboteur;
  private final ExecutorService faults = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread timing = Thread.ofPlatform().name("faults").daemon().unstarted(this::strike);
  private final Thread supervisor =
      Thread.ofPlatform().name("supervisor").daemon().unstarted(this::supervise);
  private volatile boolean over;

  Attack(FaultPlan plan, Saboteur saboteur) {
    this.plan = plan;
    this.saboteur = saboteur;
  }

  void begin() {
    timing.start();
    supervisor.start();
  }

  private void strikeWith(Fault fault) {
    try {
      saboteur.strike(fault);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void strike() {
    long zero = System.nanoTime();
    Iterator<Fault> all = plan.faults().iterator();
    while (!over && all.hasNext()) {
      var next = all.next();
      try {
        TimeUnit.NANOSECONDS.sleep(zero + next.at().toNanos() - System.nanoTime());
      } catch (InterruptedException e) {
        return;
      }
      if (!over) {
        faults.execute(() -> strikeWith(next));
      }
    }
  }

  private void supervise() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(SUPERVISION);
        saboteur.startTheDead();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// No new fault; returns once those under way are undone and every worker runs.
  void end() throws InterruptedException {
    over = true;
    timing.interrupt();
    faults.shutdown();
    if (!faults.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A fault was not undone.");
    }
    saboteur.startTheDead();
  }

  /// No worker is started again from now on.
  void endSupervision() {
    supervisor.interrupt();
  }

  /// How often a worker had to be started because it had ended by itself.
  int restarts() {
    return saboteur.restarts();
  }
}
