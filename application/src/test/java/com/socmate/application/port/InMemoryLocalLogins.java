package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryLocalLogins implements LocalLogins {
  private final InstantSource clock;
  private final Map<UserId, String> hashes = new HashMap<>();
  private final Map<String, Count> counts = new HashMap<>();

  private record Count(int attempts, Instant next) {}

  public InMemoryLocalLogins(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<String> passwordHash(UserId user) {
    return Optional.ofNullable(hashes.get(user));
  }

  @Override
  public synchronized void setPasswordHash(UserId user, String hash) {
    hashes.put(user, hash);
  }

  @Override
  public synchronized Optional<Duration> attempt(List<Name> names) {
    var now = clock.instant();
    var blocked =
        names.stream()
            .flatMap(name -> Optional.ofNullable(counts.get(name.text())).stream())
            .map(Count::next)
            .filter(now::isBefore)
            .max(Comparator.naturalOrder());
    if (blocked.isEmpty()) {
      names.forEach(name -> count(name, now));
    }
    return blocked.map(until ->
        Duration.ofSeconds(
            Math.max(1, Duration.between(now, until).plusNanos(999_999_999).toSeconds())));
  }

  private void count(Name name, Instant now) {
    int attempts = Optional.ofNullable(counts.get(name.text())).map(Count::attempts).orElse(0) + 1;
    long wait =
        attempts < name.free() ? 0 : Math.min(900, 1L << Math.min(attempts + 2 - name.free(), 10));
    counts.put(name.text(), new Count(attempts, now.plusSeconds(wait)));
  }

  @Override
  public synchronized void succeeded(Name name) {
    counts.remove(name.text());
  }
}
