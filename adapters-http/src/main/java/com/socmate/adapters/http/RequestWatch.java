package com.socmate.adapters.http;

import java.time.Duration;
import java.util.Optional;

/// Is told of each request as it begins and as it has been answered, on the thread that answers it.
@FunctionalInterface
public interface RequestWatch {
  /// Nobody looks.
  RequestWatch NONE = _ -> (_, _) -> {};

  Watched begin(Began request);

  /// @param traceParent what the caller says its span is; not to be trusted
  record Began(String method, Optional<String> traceParent) {}

  /// A request under way.
  @FunctionalInterface
  interface Watched {
    /// Called once, at the end.
    void answered(Answered how, Duration took);
  }

  /// @param route the declared path, with the names of its parts and never their values; `other`
  ///   for a path that no route has
  /// @param stream whether it was a stream of events, which lasts as long as its client likes
  record Answered(String route, int status, boolean stream) {}
}
