package com.socmate.adapters.persistence;

import com.socmate.application.port.LocalLogins;
import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Password hashes, and attempts counted on the database's clock.
public final class JdbiLocalLogins implements LocalLogins {
  private final Handles handles;

  public JdbiLocalLogins(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlQuery("select hash from local_password where account_id = :account")
    Optional<String> hash(String account);

    @SqlUpdate(
        """
        insert into local_password (account_id, hash) values (:account, :hash)
        on conflict (account_id) do update set hash = excluded.hash, set_at = now()
        """)
    void set(String account, String hash);

    /// Counts, unless it is too early; a day of quiet forgets. Waits double from four seconds to a
    /// quarter of an hour.
    @SqlUpdate(
        """
        insert into sign_in_attempt as a (name, attempts, next_at, last_at)
        values (:name, 1, now(), now())
        on conflict (name) do update set
          attempts = case when a.last_at < now() - interval '1 day' then 1
            else least(a.attempts + 1, 1000000) end,
          next_at = case
            when a.last_at < now() - interval '1 day' or a.attempts + 1 < :free then now()
            else now() + least(900, power(2, least(a.attempts + 3 - :free, 10)))
              * interval '1 second' end,
          last_at = now()
        where a.next_at <= clock_timestamp()
        """)
    int count(String name, int free);

    @SqlQuery(
        """
        select greatest(1, ceil(extract(epoch from max(next_at) - clock_timestamp())))::bigint
        from sign_in_attempt where name = any (:names) and next_at > clock_timestamp()
        having count(*) > 0
        """)
    Optional<Long> secondsLeft(String[] names);

    @SqlUpdate("delete from sign_in_attempt where name = :name")
    void forget(String name);

    @SqlUpdate("delete from sign_in_attempt where last_at < now() - interval '2 days'")
    void forgetOld();
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    return handles.with(handle -> handle.attach(Sql.class).hash(user.value()));
  }

  @Override
  public void setPasswordHash(UserId user, String hash) {
    handles.with(handle -> {
      handle.attach(Sql.class).set(user.value(), hash);
      return true;
    });
  }

  /// In the order of their names, so that attempts under the same names do not wait for each other
  /// crosswise.
  @Override
  public Optional<Duration> attempt(List<Name> names) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(Sql.class);
      var texts = names.stream().map(Name::text).toArray(String[]::new);
      var wait = sql.secondsLeft(texts);
      if (wait.isPresent()) {
        return wait.map(Duration::ofSeconds);
      }
      for (Name name : names.stream().sorted(Comparator.comparing(Name::text)).toList()) {
        if (sql.count(name.text(), name.free()) == 0) {
          return sql.secondsLeft(texts).or(() -> Optional.of(1L)).map(Duration::ofSeconds);
        }
      }
      return Optional.empty();
    });
  }

  @Override
  public void succeeded(Name name) {
    handles.inTransaction(handle -> {
      var sql = handle.attach(Sql.class);
      sql.forget(name.text());
      sql.forgetOld();
      return true;
    });
  }
}
