package com.socmate.application.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Lets nobody wait again and again for what is down: after some failures in a row it is left alone
/// for a while, and then tried once.
public final class Breaker {
  private final InstantSource clock;
  private final int failures;
  private final Duration rest;
  private final ConcurrentHashMap<String, State> states = new ConcurrentHashMap<>();

  private record State(int failures, Instant restsUntil) {}

  /// @param failures how many in a row it takes
  /// @param rest how long what has failed so often is left alone
  public Breaker(InstantSource clock, int failures, Duration rest) {
    this.clock = clock;
    this.failures = failures;
    this.rest = rest;
  }

  public boolean isOpen(String name) {
    var state = states.get(name);
    return state != null
        && state.failures() >= failures
        && clock.instant().isBefore(state.restsUntil());
  }

  public void succeeded(String name) {
    states.remove(name);
  }

  public void failed(String name) {
    states.merge(
        name,
        new State(1, clock.instant().plus(rest)),
        (before, now) -> new State(before.failures() + 1, now.restsUntil()));
  }
}
