package com.socmate.adapters.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.socmate.application.port.AccessTokens;
import com.socmate.domain.identity.Scope;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Access tokens in the form of RFC 9068, signed with RS256.
public final class JwtAccessTokens implements AccessTokens {
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
  private static final long SKEW_SECONDS = 30;
  private static final long LONGEST_LIFE_SECONDS = 3_600;

  private final KeyRing keys;
  private final JwtSigner signer;
  private final Supplier<String> issuer;
  private final Duration life;
  private final InstantSource clock;
  private final GenuineTokens known = new GenuineTokens();

  /// @param issuer the server's public address; asked late, since a port may be chosen at start
  /// @param life how long a token is good for; at most an hour
  public JwtAccessTokens(
      KeyRing keys, Supplier<String> issuer, Duration life, InstantSource clock) {
    this.keys = keys;
    this.signer = new JwtSigner(keys);
    this.issuer = issuer;
    this.life = life;
    this.clock = clock;
  }

  @Override
  public Issued issue(Order order) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var expiresAt = now.plus(life);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.get())
            .audience(issuer.get())
            .subject(order.subject())
            .claim("client_id", order.client())
            .claim("scope", scopeText(order.scopes()))
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .jwtID(UUID.randomUUID().toString());
    order.session().ifPresent(session -> claims.claim("sid", session));
    return new Issued(signer.sign(TYPE, claims.build()), expiresAt);
  }

  private static String scopeText(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
  }

  @Override
  public Optional<Claims> verify(String text) {
    return known
        .of(text, this::genuine)
        .filter(token -> keys.verifying(token.keyId()).isPresent())
        .filter(this::isInTime)
        .flatMap(JwtAccessTokens::claims);
  }

  /// A token of ours that was signed by us, whatever the time.
  private Optional<CompactToken> genuine(String text) {
    return CompactToken.parse(text)
        .filter(token -> TYPES.contains(token.type().toLowerCase(Locale.ROOT)))
        .filter(this::isOurs)
        .filter(this::isInTime)
        .filter(this::isSigned);
  }

  private boolean isOurs(CompactToken token) {
    var us = issuer.get();
    return token.text("iss").filter(us::equals).isPresent()
        && token.text("aud").filter(us::equals).isPresent();
  }

  private boolean isInTime(CompactToken token) {
    long now = clock.instant().getEpochSecond();
    var expires = token.seconds("exp");
    var issued = token.seconds("iat");
    if (expires.isEmpty() || issued.isEmpty()) {
      return false;
    }
    boolean begun =
        !token.claims().containsKey("nbf")
            || token.seconds("nbf").filter(from -> from <= now + SKEW_SECONDS).isPresent();
    return begun
        && now - SKEW_SECONDS < expires.get()
        && issued.get() <= now + SKEW_SECONDS
        && expires.get() - issued.get() <= LONGEST_LIFE_SECONDS;
  }

  private boolean isSigned(CompactToken token) {
    return keys.verifying(token.keyId())
        .filter(key -> {
          try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key.pair().getPublic());
            verifier.update(token.signed().duplicate());
            return verifier.verify(CompactToken.bytes(token.signature()));
          } catch (GeneralSecurityException _) {
            return false;
          }
        })
        .isPresent();
  }

  private static Optional<Claims> claims(CompactToken token) {
    var id = token.text("jti");
    var subject = token.text("sub");
    var client = token.text("client_id");
    var scope = token.claims().get("scope") instanceof String it ? it : "";
    boolean oddSession = token.claims().containsKey("sid") && token.text("sid").isEmpty();
    if (id.isEmpty() || subject.isEmpty() || client.isEmpty() || oddSession) {
      return Optional.empty();
    }
    return Optional.of(
        new Claims(
            id.get(),
            subject.get(),
            client.get(),
            scopes(scope),
            token.text("sid"),
            Instant.ofEpochSecond(token.seconds("iat").orElseThrow()),
            Instant.ofEpochSecond(token.seconds("exp").orElseThrow())));
  }

  /// A scope that this version does not know gives nothing.
  private static Set<Scope> scopes(String text) {
    return Arrays.stream(text.split(" ", -1))
        .flatMap(name -> Scope.named(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
