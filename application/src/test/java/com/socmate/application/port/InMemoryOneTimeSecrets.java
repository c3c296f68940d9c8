package com.socmate.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryOneTimeSecrets implements OneTimeSecrets {
  private final InstantSource clock;
  private final Map<String, Kept> kept = new HashMap<>();

  private record Kept(Purpose purpose, Map<String, String> notes, Instant end, boolean used) {}

  public InMemoryOneTimeSecrets(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized String issue(Purpose purpose, Map<String, String> notes, Duration life) {
    var secret = UUID.randomUUID().toString();
    kept.put(secret, new Kept(purpose, Map.copyOf(notes), clock.instant().plus(life), false));
    return secret;
  }

  @Override
  public synchronized Redemption redeem(Purpose purpose, String secret) {
    var known = Optional.ofNullable(kept.get(secret)).filter(it -> it.purpose() == purpose);
    if (known.isEmpty()) {
      return new Redemption.Worthless();
    }
    var it = known.get();
    if (it.used()) {
      return new Redemption.Used(it.notes());
    }
    if (!it.end().isAfter(clock.instant())) {
      return new Redemption.Worthless();
    }
    kept.put(secret, new Kept(purpose, it.notes(), it.end(), true));
    return new Redemption.Fresh(it.notes());
  }

  @Override
  public synchronized Optional<Map<String, String>> look(Purpose purpose, String secret) {
    return Optional.ofNullable(kept.get(secret))
        .filter(it -> it.purpose() == purpose && !it.used() && it.end().isAfter(clock.instant()))
        .map(Kept::notes);
  }

  @Override
  public synchronized void withdraw(Purpose purpose, String note, String value) {
    kept.values()
        .removeIf(
            it -> it.purpose() == purpose && !it.used() && value.equals(it.notes().get(note)));
  }
}
