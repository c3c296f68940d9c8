package com.socmate.application.port;

import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Issues the product's own access tokens and tells whether one that comes back is genuine and
/// still in time. It says nothing of whether its holder may still act: that is looked up.
public interface AccessTokens {
  Issued issue(Order order);

  /// What a token says; empty if it is anything but a well-formed, unexpired token of ours.
  Optional<Claims> verify(String token);

  /// What a token is wanted for.
  ///
  /// @param subject a user's id, or a client's for a token that no user stands behind
  /// @param client which client asked for it
  /// @param session the sign-in it belongs to and ends with; empty for a client's own token
  record Order(String subject, String client, Set<Scope> scopes, Optional<String> session) {
    public Order {
      scopes = Set.copyOf(scopes);
    }
  }

  /// @param token shown to nobody but its holder
  record Issued(String token, Instant expiresAt) {
    /// Without the token.
    @Override
    public String toString() {
      return "Issued[expiresAt=" + expiresAt + "]";
    }
  }

  /// @param id names the token, as its `jti` does
  record Claims(
      String id,
      String subject,
      String client,
      Set<Scope> scopes,
      Optional<String> session,
      Instant issuedAt,
      Instant expiresAt) {
    public Claims {
      scopes = Set.copyOf(scopes);
    }
  }
}
