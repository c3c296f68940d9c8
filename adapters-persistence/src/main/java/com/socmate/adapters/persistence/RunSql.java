package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The history. Whether an open run waits or executes is asked of `work` in the same statement.
interface RunSql {
  String SELECT =
      """
      select
        r.id, r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id, r.status,
        r.queued_at, coalesce(r.started_at, w.started_at) as started_at, r.finished_at, r.outcome,
        r.reason, r.failure_code, r.failure_hint, w.worker is not null as is_held,
        coalesce(w.losses, 0) as losses
      from run r left join work w on w.run_id = r.id and r.status = 'OPEN'
      """;

  @SqlQuery(SELECT + "where r.id = :id")
  Optional<RunRow> find(String id);

  /// The latest: a session has a run for each question that needed one.
  @SqlQuery(SELECT + "where r.session_id = :session order by r.queued_at desc, r.id desc limit 1")
  Optional<RunRow> ofSession(String session);

  @SqlQuery(
      SELECT
          + """
          where r.schedule_id = :schedule
          order by r.scheduled_for desc, r.turn desc
          limit :limit
          """)
  List<RunRow> ofSchedule(String schedule, int limit);

  String LATEST =
      """
      select
        r.id, r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id, r.status,
        r.queued_at, coalesce(r.started_at, w.started_at) as started_at, r.finished_at, r.outcome,
        r.reason, r.failure_code, r.failure_hint, w.worker is not null as is_held,
        coalesce(w.losses, 0) as losses
      from unnest(:schedules) as wanted (id)
        cross join lateral (
          select * from run
          where run.schedule_id = wanted.id
          order by scheduled_for desc, turn desc
          limit :each) r
        left join work w on w.run_id = r.id and r.status = 'OPEN'
      order by r.scheduled_for desc, r.turn desc
      """;

  @SqlQuery(
      SELECT
          + """
          where r.schedule_id = :schedule and r.scheduled_for between :from and :to
          order by r.scheduled_for, r.turn
          """)
  List<RunRow> between(String schedule, Instant from, Instant to);

  @SqlUpdate(
      """
      update run set
        status = :status, started_at = :startedAt, finished_at = :finishedAt, outcome = :outcome,
        reason = :reason, failure_code = :failureCode, failure_hint = :failureHint
      where id = :id and status = 'OPEN'
      """)
  int finish(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      """
      select f.fingerprint
      from (
        select r.session_id
        from run r join run this on this.id = :before
        where r.schedule_id = :schedule
          and (r.scheduled_for, r.turn) < (this.scheduled_for, this.turn)
          and r.status = 'COMPLETED' and r.outcome in ('FINDINGS', 'CLEAR')
        order by r.scheduled_for desc, r.turn desc
        limit 1) last
      join finding f on f.session_id = last.session_id and f.turn = 1
      """)
  Set<String> lastFindings(String schedule, String before);

  @SqlQuery(
      """
      select f.fingerprint, min(f.title) as title
      from (
        select r.session_id
        from run r join run this on this.id = :before
        where r.schedule_id = :schedule
          and (r.scheduled_for, r.turn) < (this.scheduled_for, this.turn)
          and r.status = 'COMPLETED' and r.outcome in ('FINDINGS', 'CLEAR')
        order by r.scheduled_for desc, r.turn desc
        limit 1) last
      join finding f on f.session_id = last.session_id and f.turn = 1
      where f.suppression is null
      group by f.fingerprint
      """)
  List<ToldRow> told(String schedule, String before);

  @SqlQuery("select distinct fingerprint from finding where session_id = :session and turn = 1")
  Set<String> foundIn(String session);

  /// A finding that people were told of.
  record ToldRow(String fingerprint, String title) {}
}
