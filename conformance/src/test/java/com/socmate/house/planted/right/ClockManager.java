package com.socmate.house.planted.right;

import java.time.Instant;

final class ClockManager {
  private ClockManager() {}

  static Instant read() {
    return Instant.now();
  }
}
