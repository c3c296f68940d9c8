package com.socmate.adapters.persistence;

import com.socmate.application.port.IncidentMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Marks in `incident_mark`, a row for each provider.
public final class JdbiIncidentMarks implements IncidentMarks {
  private final Handles handles;

  public JdbiIncidentMarks(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlQuery(
        """
        insert into incident_mark (provider, token, held_until)
        values (:provider, 1, now() + :lease::interval)
        on conflict (provider) do update set
          token = incident_mark.token + 1, held_until = excluded.held_until
        where incident_mark.held_until <= now()
        returning token, mark, now() as now
        """)
    Optional<HeldRow> hold(String provider, Duration lease);

    @SqlUpdate(
        """
        update incident_mark set
          held_until = '-infinity', mark = greatest(mark, :mark::timestamptz), succeeded_at = now(),
          failures = 0, why = null
        where provider = :provider and token = :token
        """)
    void succeeded(String provider, long token, @Nullable Instant mark);

    @SqlUpdate(
        """
        update incident_mark set
          held_until = '-infinity', failed_at = now(), why = :why, failures = failures + 1
        where provider = :provider and token = :token
        """)
    void failed(String provider, long token, String why);

    @SqlQuery(
        """
        select provider, mark, succeeded_at, failed_at, why, failures from incident_mark
        order by provider
        """)
    List<StateRow> states();
  }

  record HeldRow(long token, @Nullable Instant mark, Instant now) {}

  record StateRow(
      String provider,
      @Nullable Instant mark,
      @Nullable Instant succeededAt,
      @Nullable Instant failedAt,
      @Nullable String why,
      int failures) {
    State toDomain() {
      return new State(
          provider,
          Optional.ofNullable(mark),
          Optional.ofNullable(succeededAt),
          Optional.ofNullable(failedAt),
          Optional.ofNullable(why),
          failures);
    }
  }

  @Override
  public Optional<Held> hold(String provider, Duration lease) {
    return with(sql ->
        sql.hold(provider, lease)
            .map(it -> new Held(provider, it.token(), Optional.ofNullable(it.mark()), it.now())));
  }

  @Override
  public void succeeded(Held held, Optional<Instant> mark) {
    with(sql -> {
      sql.succeeded(held.provider(), held.token(), mark.orElse(null));
      return true;
    });
  }

  @Override
  public void failed(Held held, String why) {
    with(sql -> {
      sql.failed(held.provider(), held.token(), why);
      return true;
    });
  }

  @Override
  public List<State> states() {
    return with(sql -> sql.states().stream().map(StateRow::toDomain).toList());
  }

  private <T> T with(Function<Sql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(Sql.class)));
  }
}
