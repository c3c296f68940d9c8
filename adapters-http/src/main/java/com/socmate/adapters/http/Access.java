package com.socmate.adapters.http;

import com.socmate.domain.identity.Scope;

/// Who may call a route.
public sealed interface Access {
  /// Anyone, without a credential.
  record Open() implements Access {}

  /// Whoever holds the scope.
  record Needs(Scope scope) implements Access {}
}
