package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.User;
import java.util.List;
import java.util.Optional;

/// Who may sign in. Bearer tokens are known by their SHA-256 only.
public interface Accounts {
  /// Whom a bearer token belongs to, if it is known, unexpired and its user is not disabled.
  Optional<Principal> byToken(String token);

  Optional<User> find(UserId id);

  /// Makes the token the one credential of the built-in administrator, creating that user if it is
  /// not there.
  User establishAdmin(String token, UserId idIfNew);

  List<User> admins();
}
