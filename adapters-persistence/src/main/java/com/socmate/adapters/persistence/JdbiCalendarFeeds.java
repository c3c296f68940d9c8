package com.socmate.adapters.persistence;

import com.socmate.application.port.CalendarFeeds;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Calendar feeds in `calendar_feed`, by the SHA-256 of their secrets.
public final class JdbiCalendarFeeds implements CalendarFeeds {
  private final Handles handles;

  public JdbiCalendarFeeds(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into calendar_feed (user_id, sha256) values (:user, :sha256)
        on conflict (user_id) do update set
          sha256 = excluded.sha256, created_at = now(), last_read_at = null
        """)
    int issue(String user, byte[] sha256);

    @SqlUpdate("delete from calendar_feed where user_id = :user")
    int revoke(String user);

    @SqlQuery("select created_at, last_read_at from calendar_feed where user_id = :user")
    Optional<FeedRow> find(String user);

    @SqlQuery(
        """
        with opened as (
          select f.user_id from calendar_feed f join account a on a.id = f.user_id
          where f.sha256 = :sha256 and a.disabled_at is null),
        noted as (
          update calendar_feed f set last_read_at = now()
          from opened
          where f.user_id = opened.user_id
            and (f.last_read_at is null or f.last_read_at < now() - interval '1 minute'))
        select user_id from opened
        """)
    Optional<String> open(byte[] sha256);

    record FeedRow(Instant createdAt, @Nullable Instant lastReadAt) {
      Feed toDomain() {
        return new Feed(createdAt, Optional.ofNullable(lastReadAt));
      }
    }
  }

  @Override
  public String issue(UserId user) {
    var secret = Digests.newSecret();
    with(sql -> sql.issue(user.value(), Digests.sha256(secret)));
    return secret;
  }

  @Override
  public boolean revoke(UserId user) {
    return with(sql -> sql.revoke(user.value())) == 1;
  }

  @Override
  public Optional<Feed> of(UserId user) {
    return with(sql -> sql.find(user.value())).map(Sql.FeedRow::toDomain);
  }

  @Override
  public Optional<UserId> open(String secret) {
    return with(sql -> sql.open(Digests.sha256(secret))).map(UserId::new);
  }

  private <T> T with(Function<Sql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(Sql.class)));
  }
}
