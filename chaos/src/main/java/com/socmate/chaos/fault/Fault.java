package com.socmate.chaos.fault;

import java.time.Duration;

/// Something that is done to the processes of a round.
///
/// @param at counted from the beginning of the faults
/// @param victim the worker's place, where the kind concerns one
/// @param lasts until it is undone
public record Fault(Kind kind, Duration at, int victim, Duration lasts) {
  /// What is done.
  public enum Kind {
    /// `kill -9` of a worker; another life begins after a while.
    WORKER_KILLED(true),
    /// SIGSTOP until well beyond the lease, then SIGCONT.
    WORKER_FROZEN(true),
    /// SIGTERM: it stops claiming and hands over; another life begins after a while.
    WORKER_DRAINED(true),
    /// Killed, and started with a clock ten minutes ahead.
    CLOCK_AHEAD(true),
    /// Killed, and started with a clock ten minutes behind.
    CLOCK_BEHIND(true),
    /// `pg_terminate_backend` for every connection of a worker.
    BACKENDS_ENDED(true),
    /// Every connection of a worker is reset by the network.
    NETWORK_RESET(true),
    /// No byte passes between a worker and PostgreSQL for a while; then all do.
    NETWORK_HELD(true),
    /// Connections of a worker go dead without a word; new ones work after a while.
    NETWORK_LOST(true),
    /// `pg_ctl restart -m fast`.
    POSTGRES_FAST(false),
    /// `pg_ctl restart -m immediate`.
    POSTGRES_IMMEDIATE(false),
    /// `kill -9` of the postmaster.
    POSTGRES_KILLED(false),
    /// The log provider answers late.
    PROVIDER_SLOW(false);

    private final boolean ofWorker;

    Kind(boolean ofWorker) {
      this.ofWorker = ofWorker;
    }

    /// Whether it strikes one worker.
    public boolean isOfWorker() {
      return ofWorker;
    }
  }

  @Override
  public String toString() {
    return "%6.1f s  %s%s, %.1f s"
        .formatted(
            at.toMillis() / 1000.0,
            kind,
            kind.isOfWorker() ? " of w" + victim : "",
            lasts.toMillis() / 1000.0);
  }
}
