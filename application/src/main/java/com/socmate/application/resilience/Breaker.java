package com.socmate.application.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Lets nobody wait again and again for what is down: after three failures in a row a model is left
/// alone for a minute, and then tried once.
final class Breaker {
  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final ConcurrentHashMap<String, State> states = new ConcurrentHashMap<>();

  private record State(int failures, Instant restsUntil) {}

  Breaker(InstantSource clock) {
    this.clock = clock;
  }

  boolean isOpen(String model) {
    var state = states.get(model);
    return state != null
        && state.failures() >= FAILURES
        && clock.instant().isBefore(state.restsUntil());
  }

  void succeeded(String model) {
    states.remove(model);
  }

  void failed(String model) {
    states.merge(
        model,
        new State(1, clock.instant().plus(REST)),
        (before, now) -> new State(before.failures() + 1, now.restsUntil()));
  }
}
