package com.socmate.worker;

import com.socmate.application.port.Ticks;
import com.socmate.telemetry.health.Check;
import com.socmate.telemetry.health.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a worker's probes look at. It lives while its threads go round; it is ready while it holds
/// a lease and somebody in the cluster keeps time.
final class WorkerHealth {
  private static final Duration STANDSTILL = Duration.ofMinutes(3);

  private final WorkLoop loop;
  private final Watchdog watchdog;
  private final Ticks ticks;
  private final String tick;
  private final Duration patience;
  private final long begun = System.nanoTime();

  /// @param tick the one that must never be missed
  /// @param patience how long after its last beginning it is
  WorkerHealth(WorkLoop loop, Watchdog watchdog, Ticks ticks, String tick, Duration patience) {
    this.loop = loop;
    this.watchdog = watchdog;
    this.ticks = ticks;
    this.tick = tick;
    this.patience = patience;
  }

  Health health() {
    return new Health(
        List.of(
            Health.check(
                "claiming",
                () -> loop.standsStillFor().compareTo(STANDSTILL) < 0,
                "No run was looked for in three minutes: the thread that claims runs hangs or is"
                    + " gone. A restart mends it; nothing is lost by one."),
            Health.check(
                "watchdog",
                watchdog::lives,
                "The thread that looks after the clock is gone. A restart mends it.")),
        List.of(
            Health.check("lease", loop::isReady, "The worker holds no lease yet, or is draining."),
            new Check("clock", this::troubleWithTime)));
  }

  /// A worker that has just begun cannot know more than how long it has waited itself.
  private Optional<String> troubleWithTime() {
    return ticks
        .age(tick)
        .map(this::atMostSinceBegun)
        .filter(age -> age.compareTo(patience) > 0)
        .map(age ->
            "No %s tick for %d s, in the whole cluster: due schedules are not looked for. See what the workers' logs say of the clock."
                .formatted(tick, age.toSeconds()));
  }

  private Duration atMostSinceBegun(Duration age) {
    var watched = Duration.ofNanos(System.nanoTime() - begun);
    return age.compareTo(watched) < 0 ? age : watched;
  }
}
