package com.socmate.benchmarks;

/// Somebody who can run many schedules that are due at one instant.
interface Contender {
  String name();

  /// On an emptied server.
  Drain drain(Server server, int size);
}
