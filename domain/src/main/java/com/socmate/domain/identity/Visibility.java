package com.socmate.domain.identity;

/// Who besides its owner and the admins sees a schedule or a session.
public enum Visibility {
  PRIVATE,
  TEAM
}
