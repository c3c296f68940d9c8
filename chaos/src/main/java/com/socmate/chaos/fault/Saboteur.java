package com.socmate.chaos.fault;

import com.socmate.chaos.world.ClockSkew;
import com.socmate.chaos.world.Connections;
import com.socmate.chaos.world.PostgresServer.Shutdown;
import com.socmate.chaos.world.Wire;
import com.socmate.chaos.world.Worker;
import com.socmate.chaos.world.World;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Carries out faults and undoes them. No worker suffers two at a time, nor does PostgreSQL; a
/// worker and PostgreSQL may suffer together.
public final class Saboteur {
  private static final Duration SKEW = Duration.ofMinutes(10);
  private static final Duration LATE_ANSWERS = Duration.ofMillis(800);

  private final World world;
  private final Connections connections;
  private final InstantSource clock;
  private final Consumer<String> say;
  private final List<ReentrantLock> workers;
  private final ReentrantLock postgres = new ReentrantLock();
  private final ReentrantLock provider = new ReentrantLock();
  private final AtomicInteger restarts = new AtomicInteger();
  private final List<Strike> strikes = new CopyOnWriteArrayList<>();

  public Saboteur(World world, Connections connections, InstantSource clock, Consumer<String> say) {
    this.world = world;
    this.connections = connections;
    this.clock = clock;
    this.say = say;
    this.workers = world.workers().stream().map(_ -> new ReentrantLock()).toList();
  }

  /// What has been done so far.
  public List<Strike> strikes() {
    return List.copyOf(strikes);
  }

  /// Carries out a fault and returns once it is undone.
  public void strike(Fault fault) throws InterruptedException {
    var lock = lockFor(fault);
    lock.lockInterruptibly();
    try {
      var worker = world.workers().get(fault.victim());
      var victim = fault.kind().isOfWorker() ? worker.name() : "";
      say.accept("fault " + fault);
      var began = clock.instant();
      carryOut(fault, worker);
      strikes.add(new Strike(fault, victim, began, clock.instant()));
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lockFor(Fault fault) {
    return switch (fault.kind()) {
      case POSTGRES_FAST, POSTGRES_IMMEDIATE, POSTGRES_KILLED -> postgres;
      case PROVIDER_SLOW -> provider;
      default -> workers.get(fault.victim());
    };
  }

  private void carryOut(Fault fault, Worker worker) throws InterruptedException {
    switch (fault.kind()) {
      case WORKER_KILLED -> {
        worker.kill();
        wait(fault);
        worker.start();
      }
      case WORKER_DRAINED -> {
        worker.drain();
        wait(fault);
        worker.start();
      }
      case CLOCK_AHEAD -> skewed(fault, worker, SKEW);
      case CLOCK_BEHIND -> skewed(fault, worker, SKEW.negated());
      case WORKER_FROZEN -> {
        worker.freeze();
        waitThen(fault, worker::thaw);
      }
      case BACKENDS_ENDED -> endBackends(worker);
      case NETWORK_RESET -> worker.wire().cut();
      case NETWORK_HELD -> wired(fault, worker, Wire.Mode.HOLDS);
      case NETWORK_LOST -> wired(fault, worker, Wire.Mode.LOSES);
      case POSTGRES_FAST -> restart(fault, Shutdown.FAST);
      case POSTGRES_IMMEDIATE -> restart(fault, Shutdown.IMMEDIATE);
      case POSTGRES_KILLED -> restart(fault, Shutdown.KILL);
      case PROVIDER_SLOW -> {
        world.provider().delay(LATE_ANSWERS);
        waitThen(fault, () -> world.provider().delay(Duration.ZERO));
      }
    }
  }

  /// The wrong clock lasts for a life that is then killed like any other.
  private void skewed(Fault fault, Worker worker, Duration offset) throws InterruptedException {
    ClockSkew skew = world.skew().orElseThrow();
    worker.kill();
    worker.start(skew, offset);
    wait(fault);
    worker.kill();
    worker.start();
  }

  private static void wired(Fault fault, Worker worker, Wire.Mode mode)
      throws InterruptedException {
    worker.wire().set(mode);
    waitThen(fault, () -> worker.wire().set(Wire.Mode.PASSES));
  }

  private void restart(Fault fault, Shutdown how) throws InterruptedException {
    world.postgres().stop(how);
    waitThen(fault, world.postgres()::startAgain);
  }

  private void endBackends(Worker worker) {
    try {
      connections.inTransaction(connection -> {
        try (var end =
            connection.prepareStatement(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")) {
          end.setString(1, worker.name());
          return end.execute();
        }
      });
    } catch (SQLException e) {
      say.accept("      no backend could be ended: " + e.getMessage());
    }
  }

  /// Starts workers again that ended by themselves, as one does that finds no database.
  public void startTheDead() {
    for (var worker : world.workers()) {
      var lock = workers.get(worker.place());
      if (lock.tryLock()) {
        try {
          if (!worker.isAlive()) {
            say.accept("      " + worker.name() + " had ended and is started again");
            restarts.incrementAndGet();
            worker.start();
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /// How often that happened.
  public int restarts() {
    return restarts.get();
  }

  private static void wait(Fault fault) throws InterruptedException {
    Thread.sleep(fault.lasts());
  }

  private static void waitThen(Fault fault, Runnable undo) throws InterruptedException {
    try {
      wait(fault);
    } finally {
      undo.run();
    }
  }
}
