package com.socmate.application.identity;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.SignIns;
import com.socmate.application.port.SignIns.Rotation;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.UserId;
import java.util.Optional;

/// Exchanges refresh tokens, and ends sign-ins.
public final class KeepSignedIn {
  private final SignIns signIns;
  private final AccessTokens tokens;
  private final Transactions transactions;
  private final Trail trail;

  public KeepSignedIn(
      SignIns signIns, AccessTokens tokens, Transactions transactions, Trail trail) {
    this.signIns = signIns;
    this.tokens = tokens;
    this.transactions = transactions;
    this.trail = trail;
  }

  /// The next pair of tokens; empty if the sign-in is over, or has ended because the token had been
  /// used before.
  public Optional<Session> refresh(String refreshToken, Optional<String> requestId) {
    return transactions.together(() ->
        switch (signIns.rotate(refreshToken)) {
          case Rotation.Rotated(var user, var opened) ->
              signIns
                  .holder(opened.signIn(), user)
                  .map(holder -> Session.of(holder.id(), opened, tokens));
          case Rotation.Reused(var user, var signIn) -> {
            trail.by(user, "token.reuse", signIn, requestId);
            yield Optional.empty();
          }
          case Rotation.Unknown _ -> Optional.empty();
        });
  }

  /// Ends the sign-in of a refresh token; nothing if there is none.
  public void end(String refreshToken, Optional<String> requestId) {
    transactions.together(() ->
        signIns
            .endByRefreshToken(refreshToken)
            .ifPresent(ended -> trail.by(ended.user(), "sign_in.ended", ended.id(), requestId)));
  }

  /// Ends the sign-in that an access token belongs to.
  public void endByAccessToken(String accessToken, Optional<String> requestId) {
    tokens
        .verify(accessToken)
        .flatMap(claims ->
            claims
                .session()
                .filter(_ -> claims.subject().startsWith("usr_"))
                .map(session -> new Ending(new UserId(claims.subject()), session)))
        .ifPresent(ending ->
            transactions.together(() -> {
              if (signIns.end(ending.user(), ending.signIn())) {
                trail.by(ending.user(), "sign_in.ended", ending.signIn(), requestId);
              }
            }));
  }

  private record Ending(UserId user, String signIn) {}
}
