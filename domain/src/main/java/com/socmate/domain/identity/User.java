package com.socmate.domain.identity;

import com.socmate.domain.id.UserId;
import java.time.ZoneId;
import java.util.Set;

/// A person who can sign in. The zone is the one their schedules default to.
public record User(UserId id, String email, String name, Set<Role> roles, ZoneId zone) {
  public User {
    roles = Set.copyOf(roles);
  }
}
