package com.socmate.adapters.http;

import com.socmate.domain.audit.AuditCallback;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is told when an audit has ended, and how far that has come.
///
/// @param nextAttemptAt null before the audit has ended, and when nothing is tried any more
/// @param secret what it is signed with; only in the answer in which it is new
record AuditCallbackJson(
    String url,
    String status,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastResult,
    @Nullable Instant nextAttemptAt,
    @Nullable String secret) {
  static AuditCallbackJson from(AuditCallback callback, Optional<String> secret) {
    var last = callback.last();
    return new AuditCallbackJson(
        callback.url(),
        Words.of(callback.state()),
        callback.attempts(),
        last.map(AuditCallback.Attempt::at).orElse(null),
        last.map(AuditCallback.Attempt::status)
            .filter(it -> it.isPresent())
            .map(it -> it.getAsInt())
            .orElse(null),
        last.map(AuditCallback.Attempt::result).orElse(null),
        callback.state() == AuditCallback.State.WAITING && last.isPresent()
            ? callback.dueAt()
            : null,
        secret.orElse(null));
  }
}
