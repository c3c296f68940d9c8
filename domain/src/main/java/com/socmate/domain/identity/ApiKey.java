package com.socmate.domain.identity;

import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A key with which a program acts for a user, within the scopes it was made for. The secret itself
/// is nowhere in it.
///
/// @param owner whom it acts for; it never may more than they do
/// @param ending the last characters of its text, by which a person tells it from others
public record ApiKey(
    ApiKeyId id,
    String name,
    UserId owner,
    Set<Scope> scopes,
    int perMinute,
    String ending,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> disabledAt,
    Optional<Instant> lastUsedAt) {
  /// More requests a minute than this, no key may be made for.
  public static final int MOST_PER_MINUTE = 6_000;

  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("An API key has at least one scope.");
    }
    if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
      throw new IllegalArgumentException(
          "An API key's limit is 1 to " + MOST_PER_MINUTE + "; found " + perMinute + ".");
    }
  }

  /// What a key of a user with these roles can carry: all but what only a person's sign-in gives,
  /// and what their roles do not.
  public static Set<Scope> grantable(Set<Role> roles) {
    var scopes = EnumSet.allOf(Scope.class);
    scopes.remove(Scope.PROFILE);
    scopes.removeIf(scope -> scope.isForAdminsOnly() && !roles.contains(Role.ADMIN));
    return scopes;
  }
}
