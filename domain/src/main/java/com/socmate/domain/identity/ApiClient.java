package com.socmate.domain.identity;

import com.socmate.domain.id.ClientId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A program that gets tokens of its own by OAuth's client credentials, and acts for a user within
/// the scopes it was registered with.
///
/// @param owner whom it acts for; it never may more than they do
public record ApiClient(
    ClientId id,
    String name,
    UserId owner,
    Set<Scope> scopes,
    Instant createdAt,
    Optional<Instant> disabledAt,
    Optional<Instant> lastUsedAt) {
  public ApiClient {
    scopes = Set.copyOf(scopes);
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("An API client has at least one scope.");
    }
  }
}
