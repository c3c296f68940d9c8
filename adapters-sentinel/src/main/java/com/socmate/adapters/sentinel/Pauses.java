package com.socmate.adapters.sentinel;

import java.time.Duration;

/// Waits before something is tried again.
@FunctionalInterface
public interface Pauses {
  /// @return false if it was interrupted
  boolean await(Duration pause);

  /// By the real clock.
  static Pauses real() {
    return pause -> {
      try {
        Thread.sleep(pause);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
