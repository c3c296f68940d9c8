package com.socmate.domain.notification;

import java.time.Instant;
import java.util.Optional;

/// That a notification was not told by a way when it came, and why.
///
/// @param target the webhook, or the user whose mailbox it is; empty for a digest, which goes to
///   all
/// @param by what told it instead: the digest's notification, or the delivery at which it was
///   counted
public record Untold(
    Channel channel, String target, Kind kind, String why, Optional<String> by, Instant at) {
  /// What became of it instead.
  public enum Kind {
    /// It is in the inbox and nowhere else.
    LEFT,
    /// It is told with the next digest.
    GATHERED,
    /// The same had been told within a day; it was counted there.
    COUNTED
  }
}
