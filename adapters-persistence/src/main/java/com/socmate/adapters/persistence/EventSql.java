package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The log of a session. While its run is claimed, the run's row in `work` gives out the numbers:
/// fence, counter and lock are one update.
interface EventSql {
  String INSERT =
      """
      kept as (
        insert into session_event (session_id, sequence, at, kind, stage, message, facts)
        select :session, last.number + e.place, e.at, e.kind, e.stage, e.message, e.facts::json
        from last, unnest(:at, :kind, :stage, :message, :facts)
          with ordinality as e (at, kind, stage, message, facts, place)
        returning 1),
      told as (
        select pg_notify('socmate_session', :session)
        where exists (select 1 from kept)
          and exists (
            select 1 from session_watch where session_id = :session and until > now()))
      select count(*) from last where (select count(*) from told) >= 0
      """;

  @SqlQuery(
      """
      with last as (
        update work set last_event = last_event + :count
        where run_id = :run and token = :token
        returning last_event - :count as number),
      """
          + INSERT)
  int append(String session, String run, long token, @BindMap Map<String, Object> events);

  @SqlQuery(
      """
      with last as (
        select coalesce(max(sequence), 0) as number from session_event
        where session_id = :session),
      """
          + INSERT)
  int appendLast(String session, @BindMap Map<String, Object> events);

  @SqlQuery(
      """
      with last as (
        update work set last_event = last_event + :count
        where run_id = :run and token = :token
        returning last_event - :count as number),
      gone as (
        delete from session_event e using last
        where e.session_id = :session
          and e.sequence > coalesce(
            (select t.since + 1 from session_turn t where t.run_id = :run), 0)),
      """
          + INSERT)
  int restart(String session, String run, long token, @BindMap Map<String, Object> events);

  @SqlQuery(
      """
      select sequence, at, kind, stage, message, facts
      from session_event
      where session_id = :session and sequence > :after
      order by sequence
      limit :limit
      """)
  List<EventRow> after(String session, long after, int limit);

  @SqlQuery("select 1 from session_event where session_id = :session and sequence > :after limit 1")
  Optional<Integer> anyAfter(String session, long after);

  /// Watches, and forgets the watches of others that have long ended.
  @SqlUpdate(
      """
      with forgotten as (
        delete from session_watch
        where session_id in (
          select session_id from session_watch
          where until < now() - interval '1 hour' and session_id <> :session
          for update skip locked))
      insert into session_watch (session_id, until) values (:session, now() + :time::interval)
      on conflict (session_id)
      do update set until = greatest(session_watch.until, excluded.until)
      """)
  void watch(String session, Duration time);
}
