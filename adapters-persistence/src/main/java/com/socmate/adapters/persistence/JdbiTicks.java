package com.socmate.adapters.persistence;

import com.socmate.application.port.Ticks;
import java.time.Duration;

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
