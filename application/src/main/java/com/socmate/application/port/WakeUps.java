package com.socmate.application.port;

import java.time.Duration;

/// Tells a waiting worker that runs may be there. A hint only: it may be lost, so a waiter also
/// looks by itself from time to time.
public interface WakeUps {
  /// Waits until a hint arrives or the time is over.
  ///
  /// @throws InterruptedException if the waiting thread is told to stop
  void await(Duration atMost) throws InterruptedException;
}
