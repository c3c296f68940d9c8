package com.socmate.application.identity;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.SignIns;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a browser is given that has signed in.
///
/// @param refreshEndsAt when the sign-in is over at the latest
public record Session(
    String accessToken, Instant accessEndsAt, String refreshToken, Instant refreshEndsAt) {
  /// The client that people sign in with.
  public static final String CONSOLE = "socmate-console";

  static Session of(UserId user, SignIns.Opened opened, AccessTokens tokens) {
    var access =
        tokens.issue(
            new AccessTokens.Order(
                user.value(), CONSOLE, Set.of(Scope.values()), Optional.of(opened.signIn())));
    return new Session(access.token(), access.expiresAt(), opened.refreshToken(), opened.endsAt());
  }

  /// Without its tokens.
  @Override
  public String toString() {
    return "Session[accessEndsAt=" + accessEndsAt + "]";
  }
}
