package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;

/// On whose behalf something is read: every query that answers a person takes one.
///
/// @param seesAll true for an admin; otherwise what the user owns and what is shared with the team
public record Viewer(UserId user, boolean seesAll) {
  public static Viewer of(Principal principal) {
    return new Viewer(principal.user(), principal.isAdmin());
  }
}
