package com.socmate.adapters.persistence;

import com.socmate.application.port.PlannedDigests.Due;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// When digests are due, and who holds them.
interface DigestSql {
  @SqlUpdate(
      """
      insert into digest (user_id, channel, next_at) values (:user, :channel, :next)
      on conflict (user_id, channel) do update set
        next_at = excluded.next_at, lease_until = null, token = digest.token + 1
      """)
  int plan(String user, String channel, Instant next);

  @SqlUpdate(
      """
      update digest set next_at = now(), lease_until = null, token = token + 1
      where user_id = :user and channel = :channel
      """)
  int hurry(String user, String channel);

  @SqlQuery("select next_at from digest where user_id = :user and channel = :channel")
  Optional<Instant> next(String user, String channel);

  @SqlQuery(
      """
      with mine as (
        select user_id, channel from digest
        where next_at <= now() and (lease_until is null or lease_until <= now())
        order by next_at, user_id, channel limit :most
        for no key update skip locked)
      update digest d set lease_until = now() + :lease::interval, token = d.token + 1
      from mine where d.user_id = mine.user_id and d.channel = mine.channel
      returning d.user_id, d.channel, d.since, now() as now, d.token
      """)
  List<DueRow> claim(int most, Duration lease);

  /// Locked until the transaction ends, so that it can be told by one only.
  @SqlQuery(
      """
      select 1 from digest
      where user_id = :user and channel = :channel and token = :token and lease_until is not null
      for update
      """)
  Optional<Integer> hold(String user, String channel, long token);

  /// One router at a time writes, so that whatever comes later has a higher number.
  @SqlQuery(
      """
      select coalesce(max(sequence), 0) from untold
      where recipient = :user and channel = :channel and kind = 'GATHERED' and told_by is null
      """)
  long lastGathered(String user, String channel);

  @SqlUpdate(
      """
      update untold set told_by = :digest
      where recipient = :user and channel = :channel and kind = 'GATHERED' and told_by is null
        and sequence <= :upTo
      """)
  int tell(String user, String channel, long upTo, String digest);

  @SqlUpdate(
      """
      update digest set since = :since, next_at = :next, lease_until = null
      where user_id = :user and channel = :channel
      """)
  int advance(String user, String channel, Instant since, Instant next);

  @SqlUpdate("delete from digest where user_id = :user and channel = :channel")
  int remove(String user, String channel);

  @SqlUpdate(
      """
      delete from untold where sequence in (
        select sequence from untold
        where at < now() - :kept::interval limit :most)
      """)
  int forget(Duration kept, int most);

  record DueRow(String userId, String channel, Instant since, Instant now, long token) {
    Due toDomain() {
      return new Due(new UserId(userId), Channel.valueOf(channel), since, now, token);
    }
  }
}
