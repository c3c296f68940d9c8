package com.socmate.adapters.persistence;

import com.socmate.application.port.HostPaces;
import java.time.Duration;
import java.util.Map;

/// Turns at hosts in `host_pace`, a row for each host and one statement for some turns.
public final class JdbiHostPaces implements HostPaces {
  /// The clock is read once the row is ours: what it said before we waited for others would be a
  /// turn of theirs.
  private static final String RESERVE =
      """
      insert into host_pace as h (host, next_at, last_at)
      values (:host, clock_timestamp() + :micros * interval '1 microsecond', clock_timestamp())
      on conflict (host) do update set
        next_at = :micros * interval '1 microsecond'
          + case when h.last_at > clock_timestamp() then clock_timestamp()
              else greatest(h.next_at, clock_timestamp()) end,
        last_at = clock_timestamp()
      returning ceil(extract(epoch from
        next_at - :micros * interval '1 microsecond' - clock_timestamp()) * 1000000)::bigint
        as micros
      """;

  private static final String FORGET =
      """
      delete from host_pace
      where host in (
        select host from host_pace
        where greatest(next_at, last_at) < clock_timestamp() - :idle::interval
        for update skip locked)
      """;

  private final Handles handles;

  public JdbiHostPaces(Database database) {
    this.handles = database.handles();
  }

  record Row(long micros) {}

  @Override
  public Duration reserve(String host, int turns, Duration every) {
    Map<String, Object> values = Map.of("host", host, "micros", HostPaces.micros(turns, every));
    var row = handles.query(RESERVE, values, Row.class).getFirst();
    return Duration.ofNanos(Math.max(0, row.micros()) * 1_000);
  }

  /// Takes out hosts whose last turn was longer ago.
  ///
  /// @return how many
  public int forgetIdle(Duration idle) {
    return handles.with(handle -> {
      try (var update = handle.createUpdate(FORGET)) {
        return update.bind("idle", idle).execute();
      }
    });
  }
}
