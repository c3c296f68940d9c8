package com.socmate.adapters.persistence;

import com.socmate.application.port.Ticks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The ticks in `tick`, a row each.
public final class JdbiTicks implements Ticks {
  private final Handles handles;

  public JdbiTicks(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void begin(String tick) {
    beginOverdue(tick, Duration.ZERO);
  }

  @Override
  public Optional<Duration> age(String tick) {
    return handles
        .query(
            "select extract(epoch from clock_timestamp() - begun_at)::float8 as seconds from tick where name = :name",
            Map.of("name", tick),
            Age.class)
        .stream()
        .map(Age::duration)
        .findFirst();
  }

  record Age(double seconds) {
    Duration duration() {
      return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
  }

  @Override
  public boolean beginOverdue(String tick, Duration after) {
    return handles.with(handle -> {
      try (var update =
          handle.createUpdate(
              """
              insert into tick (name, begun_at) values (:name, now())
              on conflict (name) do update set begun_at = now()
              where tick.begun_at <= now() - :after::interval
              """)) {
        return update.bind("name", tick).bind("after", after).execute() == 1;
      }
    });
  }
}
