package com.socmate.adapters.sentinel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Carries one message to a provider and the whole answer back, in time and within a size. It
/// follows no redirect.
public interface Wire {
  Outcome send(Ask ask);

  /// @param timeout until the last byte must be there
  /// @param repeatable whether asking twice does no more than asking once
  record Ask(
      String method,
      URI address,
      Map<String, String> headers,
      Optional<String> body,
      Duration timeout,
      boolean repeatable) {
    public Ask {
      headers = Map.copyOf(headers);
    }

    static Ask get(URI address, Duration timeout) {
      return new Ask("GET", address, Map.of(), Optional.empty(), timeout, true);
    }

    Ask with(Map<String, String> all, Duration within) {
      return new Ask(method, address, all, body, within, repeatable);
    }
  }

  /// What came of it.
  sealed interface Outcome {
    /// @param headers by their names in lower case
    record Answered(int status, Map<String, String> headers, String body) implements Outcome {
      public Answered {
        headers = Map.copyOf(headers);
      }
    }

    /// Out of reach, refused, or broken off before its end.
    record Broken(String why) implements Outcome {}

    record TooLate(String why) implements Outcome {}
  }
}
