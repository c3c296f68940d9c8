package com.socmate.telemetry.health;

import java.util.Optional;
import java.util.function.Supplier;

/// One thing that has to be so.
///
/// @param name what is looked at, in a word or two
/// @param trouble what is wrong with it now, in a sentence; empty if nothing is
public record Check(String name, Supplier<Optional<String>> trouble) {
  /// What is wrong, also where looking was not possible.
  Optional<String> look() {
    try {
      return trouble.get();
    } catch (RuntimeException e) {
      return Optional.of("The %s could not be looked at: %s.".formatted(name, kind(e)));
    }
  }

  /// Messages of libraries can hold addresses and names; their kind says enough to a stranger.
  private static String kind(RuntimeException e) {
    return e.getClass().getSimpleName();
  }
}
