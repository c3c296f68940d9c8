package com.socmate.adapters.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.socmate.application.port.SigningKeys;
import com.socmate.application.port.SigningKeys.SigningKey;
import com.socmate.application.port.SigningKeys.Stage;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The signing keys as this server knows them, read anew every minute. An unknown name makes it
/// look again, at most once in a few seconds, so that a flood of forged names costs nothing.
public final class KeyRing {
  /// Tokens live for at most an hour, so a key that signs no more is needed for little longer.
  static final SigningKeys.Ages AGES =
      new SigningKeys.Ages(Duration.ofHours(1), Duration.ofDays(30), Duration.ofHours(2));

  private static final Duration STALE = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final int BITS = 2048;

  private final SigningKeys keys;
  private final InstantSource clock;
  private Known known = new Known(Map.of(), Instant.MIN);

  public KeyRing(SigningKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Known(Map<String, SigningKey> byId, Instant at) {}

  SigningKey active() {
    return within(STALE).values().stream()
        .filter(key -> key.stage() == Stage.ACTIVE)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no active signing key."));
  }

  /// The key of this name. One that is only next counts: another server may be ahead of this one.
  Optional<SigningKey> verifying(String id) {
    return Optional.ofNullable(within(STALE).get(id))
        .or(() -> Optional.ofNullable(within(LOOK_AGAIN).get(id)));
  }

  /// All public keys, as `jwks.json` shows them.
  public Map<String, Object> published() {
    var published = within(STALE).values().stream().map(KeyRing::publicJwk).toList();
    return new JWKSet(List.copyOf(published)).toJSONObject(true);
  }

  private static JWK publicJwk(SigningKey key) {
    return new RSAKey.Builder((RSAPublicKey) key.pair().getPublic())
        .keyID(key.id())
        .algorithm(JWSAlgorithm.RS256)
        .keyUse(KeyUse.SIGNATURE)
        .build();
  }

  private synchronized Map<String, SigningKey> within(Duration age) {
    var now = clock.instant();
    if (known.at().isBefore(now.minus(age)) || known.at().isAfter(now)) {
      var byId =
          keys.advance(AGES, KeyRing::fresh).stream()
              .collect(Collectors.toUnmodifiableMap(SigningKey::id, Function.identity()));
      known = new Known(byId, now);
    }
    return known.byId();
  }

  static KeyPair fresh() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings RSA.", e);
    }
  }
}
