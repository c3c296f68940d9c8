package com.socmate.chaos;

import com.socmate.chaos.check.Histories;
import com.socmate.chaos.check.Judgement;
import com.socmate.chaos.check.Observation;
import com.socmate.chaos.check.Sampler;
import com.socmate.chaos.check.Violation;
import com.socmate.chaos.fault.FaultPlan;
import com.socmate.chaos.fault.Saboteur;
import com.socmate.chaos.load.Load;
import com.socmate.chaos.load.Wave;
import com.socmate.chaos.world.Connections;
import com.socmate.chaos.world.World;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.terminal.Terminal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// One round: load and faults at the same time, then quiet until all is worked off, then the
/// judgement.
public final class Round {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String LEASES = "select count(*) from worker where lease_until > now()";

  private final Options options;
  private final Terminal terminal;
  private final InstantSource clock;
  private final Instant began;

  public Round(Options options, Terminal terminal, InstantSource clock) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock.instant();
  }

  /// Runs it.
  ///
  /// @return what came of it; everything it started has ended
  public Verdict run() throws SQLException, InterruptedException {
    try (var world = World.start(options.world(), terminal, clock)) {
      var connections = new Connections(world.postgres().database());
      say("PostgreSQL on port " + world.postgres().port() + "; the first worker migrates");
      world.workers().getFirst().start();
      awaitLeases(connections, 1);
      Observation.begin(connections);
      world.workers().stream().skip(1).forEach(it -> it.start());
      awaitLeases(connections, world.workers().size());
      try (var sampler = Sampler.start(connections, clock, options.world().laneLimit())) {
        return observe(world, connections, sampler);
      }
    }
  }

  private Verdict observe(World world, Connections connections, Sampler sampler)
      throws SQLException, InterruptedException {
    var load = new Load(connections);
    var saboteur = new Saboteur(world, connections, clock, this::say);
    var attack = new Attack(faults(world), saboteur);
    attack.begin();
    feed(load, sampler);
    attack.end();
    say("load and faults are over; waiting until all is worked off");
    var found = new ArrayList<Violation>(settle(sampler));
    attack.endSupervision();
    world.workers().parallelStream().forEach(it -> it.drain());
    say("judging");
    var judgement =
        Judgement.of(
            new Histories(connections),
            load.expectations(),
            saboteur.strikes(),
            options.world().laneLimit());
    found.addAll(sampler.violations());
    found.addAll(judgement.violations());
    return new Verdict(
        options.seed(), found, judgement, sampler.samples(), saboteur.strikes(), attack.restarts());
  }

  private FaultPlan faults(World world) {
    var kinds = new ArrayList<>(options.kinds());
    if (world.skew().isEmpty()) {
      kinds.removeIf(it -> it.name().startsWith("CLOCK"));
      say("libfaketime is not installed: clocks stay right");
    }
    return new FaultPlan(
        options.seed(),
        world.workers().size(),
        options.world().lease(),
        options.faultEvery(),
        kinds);
  }

  private void awaitLeases(Connections connections, int count) {
    boolean there =
        Stopping.within(
            START,
            () -> {
              try {
                return connections.inTransaction(connection -> {
                  try (var rows = connection.createStatement().executeQuery(LEASES)) {
                    return rows.next() && rows.getInt(1) >= count;
                  }
                });
              } catch (SQLException e) {
                return false;
              }
            });
    if (!there) {
      throw new IllegalStateException(
          "The workers did not start; see " + options.world().folder() + "/worker-logs.");
    }
  }

  /// Adds wave after wave.
  private void feed(Load load, Sampler sampler) throws InterruptedException {
    long end = System.nanoTime() + options.load().toNanos();
    long written = 0;
    for (int number = 0; more(written, end); number++) {
      var wave = Wave.of(number, load.now(), size(end), options.owners());
      load.add(wave);
      written += wave.occurrences();
      say(
          "wave %d: %d schedules, %d occurrences so far; %d runs unfinished"
              .formatted(number, wave.schedules().size(), written, sampler.latest().unfinished()));
      awaitNextWave(sampler, wave);
    }
  }

  /// Minutely schedules do not outlive the load by much.
  private Wave.Size size(long end) {
    return options.dispatches().isPresent() || options.wave().minutes() == 0
        ? options.wave()
        : options.wave().atMost(Duration.ofNanos(end - System.nanoTime()).toMinutes());
  }

  private boolean more(long written, long end) {
    return options.dispatches().isPresent()
        ? written < options.dispatches().getAsLong()
        : System.nanoTime() < end;
  }

  /// Until it is time, or, where load follows work, until what is queued would last for less than
  /// one wave more.
  private void awaitNextWave(Sampler sampler, Wave wave) throws InterruptedException {
    Thread.sleep(options.everyWave());
    while (options.dispatches().isPresent()
        && sampler.latest().unfinished() > 2 * wave.occurrences()) {
      Thread.sleep(LOOK);
    }
  }

  /// Waits until nothing is left, or nothing moves any more.
  private List<Violation> settle(Sampler sampler) throws InterruptedException {
    long moved = System.nanoTime();
    var last = sampler.latest();
    while (!last.isIdle()) {
      Thread.sleep(LOOK);
      var now = sampler.latest();
      if (now.changes() != last.changes() || now.waiting() != last.waiting()) {
        moved = System.nanoTime();
      }
      last = now;
      if (System.nanoTime() - moved > options.patience().toNanos()) {
        return List.of(
            new Violation(
                "Nothing is stuck.",
                "the queue",
                "nothing moved for " + options.patience().toSeconds() + " s; " + last));
      }
    }
    return List.of();
  }

  private void say(String line) {
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    terminal.say("%8.1f s  %s".formatted(seconds, line));
  }
}
