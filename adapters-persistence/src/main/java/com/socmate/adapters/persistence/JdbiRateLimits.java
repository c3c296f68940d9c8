package com.socmate.adapters.persistence;

import com.socmate.application.port.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Sliding windows in PostgreSQL, one statement for each decision. A refusal stands until it can
/// change, so it is remembered here and costs no further statement.
public final class JdbiRateLimits implements RateLimits {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final String DECIDE =
      """
      select admitted, remaining, ceil(extract(epoch from wait) * 1000000)::bigint as micros
      from rate_decide(:partition, :limit, :window::interval)
      """;

  private final Handles handles;
  private final Map<Quota, Long> refusedUntil = new ConcurrentHashMap<>();

  public JdbiRateLimits(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlQuery("select rate_forget(:idle::interval)")
    long forget(Duration idle);
  }

  record Row(boolean admitted, int remaining, long micros) {}

  @Override
  public Decision decide(Quota quota) {
    long asked = System.nanoTime();
    return remembered(quota, asked).orElseGet(() -> ask(quota, asked));
  }

  private Optional<Decision> remembered(Quota quota, long now) {
    return Optional.ofNullable(refusedUntil.get(quota))
        .map(until -> until - now)
        .filter(left -> left > 0)
        .map(left -> new Decision.Refused(quota, Duration.ofNanos(left)));
  }

  private Decision ask(Quota quota, long asked) {
    var values =
        Map.of(
            "partition",
            quota.policy() + ':' + quota.partition(),
            "limit",
            quota.limit(),
            "window",
            quota.window());
    var row = handles.query(DECIDE, values, Row.class).getFirst();
    var wait = Duration.ofNanos(Math.max(0, row.micros()) * 1_000);
    if (row.admitted()) {
      return new Decision.Admitted(quota, row.remaining(), wait);
    }
    // From the moment of asking, which is before the database's: never remembered for too long.
    remember(quota, asked, wait);
    return new Decision.Refused(quota, wait);
  }

  private void remember(Quota quota, long asked, Duration wait) {
    if (refusedUntil.size() >= MOST_REMEMBERED) {
      refusedUntil.values().removeIf(until -> until - asked <= 0);
    }
    if (refusedUntil.size() < MOST_REMEMBERED) {
      refusedUntil.put(quota, asked + wait.toNanos());
    }
  }

  /// Takes out the windows of those who have not called for a while.
  ///
  /// @return how many
  public long forgetIdle() {
    refusedUntil.values().removeIf(until -> until - System.nanoTime() <= 0);
    return handles.with(handle -> handle.attach(Sql.class).forget(IDLE));
  }
}
