package com.socmate.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How far each provider's incidents have been read. One sync at a time holds a provider.
public interface IncidentMarks {
  /// Takes hold of a provider for so long by the database's clock, unless another holds it.
  Optional<Held> hold(String provider, Duration lease);

  /// @param token of this hold; a later one makes it stale
  /// @param mark the latest change that was read, by the provider's clock; empty before the first
  /// @param now by the database's clock
  record Held(String provider, long token, Optional<Instant> mark, Instant now) {}

  /// Moves the mark and lets go. Nothing happens if the hold is stale.
  void succeeded(Held held, Optional<Instant> mark);

  /// Keeps why nothing could be read, leaves the mark and lets go.
  void failed(Held held, String why);

  List<State> states();

  /// @param failures in a row
  record State(
      String provider,
      Optional<Instant> mark,
      Optional<Instant> succeededAt,
      Optional<Instant> failedAt,
      Optional<String> why,
      int failures) {}
}
