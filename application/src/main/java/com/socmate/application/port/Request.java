package com.socmate.application.port;

import com.socmate.domain.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/// Who asks for a change, and in which HTTP request; both go into the audit log.
public record Request(Principal principal, Optional<String> requestId) {
  public Viewer viewer() {
    return Viewer.of(principal);
  }

  /// What whoever asks did, for the audit log.
  public AuditLog.Entry entry(Instant at, String action, String object) {
    return new AuditLog.Entry(
        at,
        principal.asActor(),
        action,
        object,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        requestId);
  }
}
