package com.socmate.adapters.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.socmate.application.port.IdTokens;
import com.socmate.domain.identity.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

/// ID tokens of the local provider. They say who signed in, to the client that asked, and open
/// nothing.
public final class LocalIdTokens implements IdTokens {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final JwtSigner signer;
  private final Supplier<String> issuer;
  private final InstantSource clock;

  public LocalIdTokens(KeyRing keys, Supplier<String> issuer, InstantSource clock) {
    this.signer = new JwtSigner(keys);
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String issue(User user, String client, Optional<String> nonce) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.get())
            .audience(client)
            .subject(user.id().value())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("auth_time", now.getEpochSecond())
            .claim("email", user.email())
            .claim("name", user.name());
    nonce.ifPresent(it -> claims.claim("nonce", it));
    return signer.sign(JOSEObjectType.JWT, claims.build());
  }
}
