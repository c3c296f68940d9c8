package com.socmate.application.port;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that are only names of what was issued.
public final class InMemoryAccessTokens implements AccessTokens {
  private final InstantSource clock;
  private final Map<String, Claims> issued = new ConcurrentHashMap<>();

  public InMemoryAccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Issued issue(Order order) {
    var id = UUID.randomUUID().toString();
    var now = clock.instant();
    var claims =
        new Claims(
            id,
            order.subject(),
            order.client(),
            order.scopes(),
            order.session(),
            now,
            now.plus(Duration.ofMinutes(30)));
    issued.put(id, claims);
    return new Issued(id, claims.expiresAt());
  }

  @Override
  public Optional<Claims> verify(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(claims -> claims.expiresAt().isAfter(clock.instant()));
  }
}
