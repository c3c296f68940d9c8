package com.socmate.application.port;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

public final class InMemorySigningKeys implements SigningKeys {
  private final InstantSource clock;
  private final Map<String, Kept> keys = new LinkedHashMap<>();

  public InMemorySigningKeys(InstantSource clock) {
    this.clock = clock;
  }

  private record Kept(SigningKey key, Instant since) {}

  @Override
  public synchronized List<SigningKey> all() {
    return keys.values().stream().map(Kept::key).toList();
  }

  @Override
  public synchronized List<SigningKey> advance(Ages ages, Supplier<KeyPair> fresh) {
    keys.values().removeIf(it -> is(it, Stage.RETIRING) && isOlder(it, ages.retiring()));
    var next = in(Stage.NEXT);
    var active = in(Stage.ACTIVE);
    if (active.isPresent()
        && isOlder(active.get(), ages.active())
        && next.filter(it -> isOlder(it, ages.published())).isPresent()) {
      put(active.get().key(), Stage.RETIRING);
      put(next.get().key(), Stage.ACTIVE);
    } else if (active.isEmpty()) {
      put(next.map(Kept::key).orElseGet(() -> made(fresh)), Stage.ACTIVE);
    }
    if (in(Stage.NEXT).isEmpty()) {
      put(made(fresh), Stage.NEXT);
    }
    return new ArrayList<>(all());
  }

  private static SigningKey made(Supplier<KeyPair> fresh) {
    return new SigningKey(UUID.randomUUID().toString(), Stage.NEXT, fresh.get());
  }

  private void put(SigningKey key, Stage stage) {
    keys.put(key.id(), new Kept(new SigningKey(key.id(), stage, key.pair()), clock.instant()));
  }

  private Optional<Kept> in(Stage stage) {
    return keys.values().stream().filter(it -> is(it, stage)).findFirst();
  }

  private static boolean is(Kept kept, Stage stage) {
    return kept.key().stage() == stage;
  }

  private boolean isOlder(Kept kept, Duration age) {
    return !kept.since().isAfter(clock.instant().minus(age));
  }
}
