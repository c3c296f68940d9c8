package com.socmate.application.port;

import java.time.Duration;

/// Counts requests in windows that slide, exactly and for all servers together: in no stretch of
/// time as long as a quota's window are more admitted than its limit. Time is the shared store's.
public interface RateLimits {
  /// Counts one request, if it may pass.
  Decision decide(Quota quota);

  /// How many a window may hold.
  ///
  /// @param policy names the kind of limit, such as `user`
  /// @param partition whose requests are counted together
  record Quota(String policy, String partition, int limit, Duration window) {
    public Quota {
      if (limit < 1 || !window.isPositive()) {
        throw new IllegalArgumentException(
            "A quota is 1 or more in some time; found " + limit + " in " + window + ".");
      }
    }
  }

  /// Whether a request may pass.
  sealed interface Decision {
    Quota quota();

    /// @param remaining how many more may pass at this moment
    /// @param resetsIn after how long one more may than now
    record Admitted(Quota quota, int remaining, Duration resetsIn) implements Decision {}

    /// @param retryAfter a request before then is refused, one at that time is not
    record Refused(Quota quota, Duration retryAfter) implements Decision {}
  }
}
