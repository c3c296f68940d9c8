package com.socmate.application.port;

import com.socmate.domain.identity.Actor;
import java.time.Instant;
import java.util.Optional;

/// Who changed what. An entry written within a transaction lasts exactly if the change does;
/// nothing is ever altered or taken out.
public interface AuditLog {
  void append(Entry entry);

  /// @param action such as `schedule.created`
  /// @param object the identifier of what was changed
  /// @param before as JSON, empty for a creation; never holds a secret
  /// @param after as JSON, empty for a deletion; never holds a secret
  /// @param reason why, where the actor said so
  /// @param requestId of the HTTP request that asked for it; empty for the product's own rules
  record Entry(
      Instant at,
      Actor actor,
      String action,
      String object,
      Optional<String> before,
      Optional<String> after,
      Optional<String> reason,
      Optional<String> requestId) {
    /// With what is there now and was not.
    public Entry making(String made) {
      return changing(Optional.empty(), Optional.of(made));
    }

    public Entry changing(Optional<String> before, Optional<String> after) {
      return new Entry(at, actor, action, object, before, after, reason, requestId);
    }

    /// @param why empty if the actor did not say
    public Entry because(String why) {
      return new Entry(
          at,
          actor,
          action,
          object,
          before,
          after,
          Optional.of(why).filter(it -> !it.isEmpty()),
          requestId);
    }
  }
}
