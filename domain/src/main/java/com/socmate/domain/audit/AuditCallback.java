package com.socmate.domain.audit;

import com.socmate.domain.id.AuditId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// An address that is told when an audit has ended, and how far that has come.
///
/// @param attempts how often it was tried
/// @param dueAt when it is tried next; before the audit has ended it is not tried at all
/// @param last the latest try
public record AuditCallback(
    AuditId audit, String url, State state, int attempts, Instant dueAt, Optional<Attempt> last) {

  /// How far it has come.
  public enum State {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }

  /// One try.
  ///
  /// @param status the HTTP status of the answer, if there was one
  /// @param result in a sentence
  public record Attempt(Instant at, OptionalInt status, String result) {}
}
