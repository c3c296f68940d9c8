package com.socmate.application.port;

import java.time.Instant;
import java.util.Optional;

/// Tells an address how an audit ended, signed as webhooks are.
public interface AuditCalls {
  /// @param at when it is sent
  Told call(String url, String secret, Audits.Listed ended, Instant at);

  /// What is wrong with an address by itself; empty if nothing is.
  Optional<String> objection(String url);
}
