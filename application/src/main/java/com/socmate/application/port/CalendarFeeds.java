package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// The secret addresses under which users' calendars can be read, one for each user at most. Only a
/// hash of the secret is kept.
public interface CalendarFeeds {
  /// Makes a secret for the user; the one before opens nothing from then on.
  ///
  /// @return the secret, which is told here and never again
  String issue(UserId user);

  /// @return false if there was none
  boolean revoke(UserId user);

  Optional<Feed> of(UserId user);

  /// Whose calendar the secret opens, unless they are disabled. It is noted that it was read.
  Optional<UserId> open(String secret);

  /// @param lastReadAt to the minute
  record Feed(Instant createdAt, Optional<Instant> lastReadAt) {}
}
