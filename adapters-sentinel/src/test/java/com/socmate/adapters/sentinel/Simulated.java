package com.socmate.adapters.sentinel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that is moved by hand, and by every pause that somebody makes.
final class Simulated {
  private final AtomicReference<Instant> now;

  Simulated(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  InstantSource clock() {
    return now::get;
  }

  Instant now() {
    return now.get();
  }

  void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  Pauses pauses() {
    return pause -> {
      pass(pause);
      return true;
    };
  }
}
