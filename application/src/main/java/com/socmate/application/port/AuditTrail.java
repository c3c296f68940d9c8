package com.socmate.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the audit log.
public interface AuditTrail {
  /// The newest first.
  Slice<Recorded> list(Filter filter, Page page);

  /// The oldest first, from after a number; for reading all of it in stretches.
  List<Recorded> after(long number, Filter filter, int limit);

  /// An entry as it stands in the chain.
  record Recorded(long number, AuditLog.Entry entry, String hash) {}

  /// What is wanted; an empty part narrows nothing.
  ///
  /// @param actor a user, through whichever credential, or exactly the name of another actor
  /// @param action exactly, or all of a kind, such as `schedule`
  /// @param from the first moment that counts
  /// @param to the first moment that counts no more
  record Filter(
      Optional<String> actor,
      Optional<String> action,
      Optional<String> object,
      Optional<String> requestId,
      Optional<Instant> from,
      Optional<Instant> to) {
    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
