package com.socmate.domain.workspace;

import com.socmate.domain.id.UserId;
import java.time.Instant;

/// Somebody who belongs to a workspace, and what they may do in it.
public record Member(UserId user, Role role, Instant since) {
  /// In rising order.
  public enum Role {
    /// Reads.
    VIEWER,
    /// Orders audits and says what becomes of findings.
    MEMBER,
    /// Decides who belongs to it, too.
    OWNER;

    public boolean mayOrder() {
      return this != VIEWER;
    }

    public boolean mayGovern() {
      return this == OWNER;
    }
  }
}
