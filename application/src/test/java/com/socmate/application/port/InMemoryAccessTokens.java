package com.socmate.application.port;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that mean nothing to anybody else.
public final class InMemoryAccessTokens implements AccessTokens {
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final InstantSource clock;
  private final Map<String, Claims> issued = new ConcurrentHashMap<>();

  public InMemoryAccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Issued issue(Order order) {
    var now = clock.instant();
    var claims =
        new Claims(
            UUID.randomUUID().toString(),
            order.subject(),
            order.client(),
            order.scopes(),
            order.session(),
            now,
            now.plus(LIFE));
    issued.put(claims.id(), claims);
    return new Issued(claims.id(), claims.expiresAt());
  }

  @Override
  public Optional<Claims> verify(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(claims -> claims.expiresAt().isAfter(clock.instant()));
  }
}
