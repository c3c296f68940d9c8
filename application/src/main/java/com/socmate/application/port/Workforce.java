package com.socmate.application.port;

import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.domain.run.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who executes runs, how full their hands are, and what waits for them, at one moment by the
/// database's clock.
public interface Workforce {
  /// Keeps what a worker says of itself until its lease ends; ignored if that has happened.
  void introduce(WorkerLease worker, Introduction introduction);

  /// The workers by name, and the lanes in which most waits, so many at most.
  State look(int lanes);

  /// @param slots how many runs it executes at once
  /// @param version of the software; empty where it was not packaged
  record Introduction(int slots, Optional<String> version) {
    public Introduction {
      if (slots < 1) {
        throw new IllegalArgumentException("A worker has 1 slot or more; found " + slots + ".");
      }
    }
  }

  /// A worker whose lease was not taken from it.
  ///
  /// @param heardAt when it last said that it lives
  /// @param leaseUntil until when its runs are its own; once passed they are given to others soon
  /// @param busy how many runs it holds
  /// @param introduction empty until it has introduced itself
  record Worker(
      WorkerLease lease,
      Instant since,
      Instant heardAt,
      Instant leaseUntil,
      long busy,
      Optional<Introduction> introduction) {}

  /// What waits and executes.
  ///
  /// @param oldest since when the one that has waited longest waits
  record Load(long waiting, long executing, Optional<Instant> oldest) {}

  record LaneLoad(Lane lane, Load load) {}

  record State(Instant at, List<Worker> workers, Load load, List<LaneLoad> lanes) {}
}
