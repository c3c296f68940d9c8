package com.socmate.worker;

import com.socmate.application.port.Ticks;
import com.socmate.telemetry.health.Check;
import com.socmate.telemetry.health.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a worker's probes look at. It lives while its threads go round; it is ready while it holds
/// a lease and somebody in the cluster keeps time.
final class WorkerHealth {
  private static final Duration STANDSTILL = Duration.ofMinutes(3);

  private final Supplier<Boolean> claims;
  private final Supplier<Boolean> watches;
  private final Supplier<Boolean> holdsLease;
  private final Ticks ticks;
  private final String tick;
  private final Duration patience;
  private final long begun = System.nanoTime();

  /// @param tick the one that must never be missed
  /// @param patience how long after its last beginning it is
  WorkerHealth(
      Supplier<Boolean> claims,
      Supplier<Boolean> watches,
      Supplier<Boolean> holdsLease,
      Ticks ticks,
      String tick,
      Duration patience) {
    this.claims = claims;
    this.watches = watches;
    this.holdsLease = holdsLease;
    this.ticks = ticks;
    this.tick = tick;
    this.patience = patience;
  }

  static WorkerHealth of(
      WorkLoop loop, Watchdog watchdog, Ticks ticks, String tick, Duration patience) {
    return new WorkerHealth(
        () -> loop.standsStillFor().compareTo(STANDSTILL) < 0,
        watchdog::lives,
        loop::isReady,
        ticks,
        tick,
        patience);
  }

  Health health() {
    return new Health(
        List.of(
            Health.check(
                "claiming",
                claims,
                "No run was looked for in three minutes: the thread that claims runs hangs or is"
                    + " gone. A restart mends it; nothing is lost by one."),
            Health.check(
                "watchdog",
                watches,
                "The thread that looks after the clock is gone. A restart mends it.")),
        List.of(
            Health.check("lease", holdsLease, "The worker holds no lease yet, or is draining."),
            new Check(
                "clock",
                () ->
                    trouble(
                        tick,
                        ticks.age(tick),
                        patience,
                        Duration.ofNanos(System.nanoTime() - begun)))));
  }

  /// @param watched a worker that has just begun cannot know more than how long it has waited
  ///   itself
  static Optional<String> trouble(
      String tick, Optional<Duration> age, Duration patience, Duration watched) {
    return age.map(it -> it.compareTo(watched) < 0 ? it : watched)
        .filter(it -> it.compareTo(patience) > 0)
        .map(it ->
            "No %s tick for %d s, in the whole cluster: due schedules are not looked for. See what the workers' logs say of the clock."
                .formatted(tick, it.toSeconds()));
  }
}
