package com.socmate.adapters.sentinel;

import java.time.Duration;

/// How often something is asked before its answer counts as not to be had.
///
/// @param firstPause before the second attempt; doubled before each further one
/// @param longestPause the most that is waited, whatever the provider asks for
record Patience(int attempts, Duration firstPause, Duration longestPause) {
  static Patience of(int attempts, Duration firstPause) {
    return new Patience(attempts, firstPause, Duration.ofSeconds(30));
  }
}
