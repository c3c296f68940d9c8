package com.socmate.application.port;

import com.socmate.domain.identity.Principal;
import java.util.Optional;

/// Who asks for a change, and in which HTTP request; both go into the audit log.
public record Request(Principal principal, Optional<String> requestId) {
  public Viewer viewer() {
    return Viewer.of(principal);
  }
}
