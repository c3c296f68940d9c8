package com.socmate.application.port;

import java.time.Duration;
import java.util.Optional;

/// When each of the clock's ticks was last begun, by the database's clock.
public interface Ticks {
  /// Keeps that the tick begins now.
  void begin(String tick);

  /// Begins the tick if nobody has for so long, or ever. Of several who ask at the same moment one
  /// is told so.
  ///
  /// @return whether it was overdue, and is the caller's to do
  boolean beginOverdue(String tick, Duration after);

  /// How long ago the tick was last begun by anybody; empty if it never was.
  Optional<Duration> age(String tick);
}
