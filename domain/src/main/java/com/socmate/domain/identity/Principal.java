package com.socmate.domain.identity;

import com.socmate.domain.id.UserId;
import java.util.Set;

/// Someone who has proved who they are, with what they may do at this moment: the scopes of the
/// credential they showed, within the roles they hold.
///
/// @param through by what they have proved it
public record Principal(
    UserId user, String email, Set<Role> roles, Set<Scope> scopes, Credential through) {
  public Principal {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /// Somebody who has signed in themselves.
  public Principal(UserId user, String email, Set<Role> roles, Set<Scope> scopes) {
    this(user, email, roles, scopes, new Credential.SignIn());
  }

  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) && (!scope.isForAdminsOnly() || isAdmin());
  }

  public Actor.Person asActor() {
    return new Actor.Person(user, through.name());
  }
}
