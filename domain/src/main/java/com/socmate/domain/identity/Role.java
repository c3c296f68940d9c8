package com.socmate.domain.identity;

/// What a user is in the organisation; it bounds what any of their credentials can do.
public enum Role {
  ANALYST,
  ADMIN
}
