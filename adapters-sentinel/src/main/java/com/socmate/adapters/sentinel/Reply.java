package com.socmate.adapters.sentinel;

import java.time.Instant;
import java.util.Optional;

/// What came of asking a provider, after all that was tried.
sealed interface Reply {
  /// @param retryAfter when the provider wants to be asked again, by our clock
  record Received(int status, String body, Optional<Instant> retryAfter) implements Reply {}

  record Unreachable(String why, Optional<Instant> retryAfter) implements Reply {}

  record TooLate(String why) implements Reply {}

  /// There is no token to show; asking again soon will not help.
  record NoCredential(String why) implements Reply {}
}
