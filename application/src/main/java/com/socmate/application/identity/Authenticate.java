package com.socmate.application.identity;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.SignIns;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import java.util.List;
import java.util.Optional;

/// Tells whom an access token belongs to at this moment. The token says who and what for; roles,
/// and whether the sign-in goes on, are read anew each time, so a change acts at once.
public final class Authenticate {
  private final AccessTokens tokens;
  private final SignIns signIns;
  private final List<ClientTokens> clients;

  /// @param clients who may stand behind a token that belongs to no sign-in
  public Authenticate(AccessTokens tokens, SignIns signIns, List<ClientTokens> clients) {
    this.tokens = tokens;
    this.signIns = signIns;
    this.clients = List.copyOf(clients);
  }

  /// Knows the holders of tokens that no sign-in stands behind.
  @FunctionalInterface
  public interface ClientTokens {
    Optional<Principal> holder(AccessTokens.Claims claims);
  }

  public Optional<Principal> byAccessToken(String token) {
    return tokens.verify(token).flatMap(this::holder);
  }

  private Optional<Principal> holder(AccessTokens.Claims claims) {
    return claims
        .session()
        .map(session -> person(session, claims))
        .orElseGet(
            () -> clients.stream().flatMap(client -> client.holder(claims).stream()).findFirst());
  }

  private Optional<Principal> person(String session, AccessTokens.Claims claims) {
    return userId(claims.subject())
        .flatMap(user -> signIns.holder(session, user))
        .map(user -> new Principal(user.id(), user.email(), user.roles(), claims.scopes()));
  }

  private static Optional<UserId> userId(String subject) {
    try {
      return Optional.of(new UserId(subject));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
