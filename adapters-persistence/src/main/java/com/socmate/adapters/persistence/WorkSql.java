package com.socmate.adapters.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Leases, fences, and the ways in and out of the queue other than claiming.
interface WorkSql {
  /// Puts all who would add to the lane in a row until the transaction ends.
  @SqlQuery("select true from pg_advisory_xact_lock(hashtextextended('manual ' || :lane, 0))")
  boolean lockManualLane(String lane);

  /// Counts and adds; whoever holds the lane's lock sees everything added before.
  @SqlQuery(
      """
      with admitted as (
        select 1 where :limit > (select count(*) from work where lane = :lane and manual)),
      born as (
        insert into run (
          id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at,
          plan_version)
        select
          :id, :scheduleId, :scheduledFor,
          1 + coalesce((
            select max(turn) from run
            where schedule_id = :scheduleId and scheduled_for = :scheduledFor), 0),
          :trigger, :lane, :sessionId, :status, :queuedAt,
          (select plan_version from schedule where id = :scheduleId)
        from admitted
        on conflict (schedule_id, scheduled_for, turn) do nothing
        returning id),
      opened as (
        insert into session (
          id, owner, visibility, schedule_id, title, query, persona, status, created_at, provider)
        select
          :sessionId, :owner, :visibility, :scheduleId, :title, :query, :persona, 'ACTIVE',
          :createdAt, :provider
        from born),
      queued as (
        insert into work (run_id, schedule_id, lane, manual, waiting_since)
        select id, :scheduleId, :lane, true, now() from born),
      told as (select pg_notify('socmate_work', '') from born)
      select
        exists (select 1 from admitted) as admitted,
        exists (select 1 from born) and (select count(*) from told) = 1 as born
      """)
  Added addManual(@BindMap Map<String, @Nullable Object> row, int limit);

  record Added(boolean admitted, boolean born) {}

  @SqlQuery("select count(*) from work where lane = :lane and manual")
  int manualRuns(String lane);

  @SqlQuery("select count(*) from work where lane = :lane")
  int unfinishedIn(String lane);

  /// Waits like a scheduled one, so that it counts as nobody's manual run.
  @SqlQuery(
      """
      with born as (
        insert into run (
          id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at)
        select
          :id, :scheduleId, :scheduledFor,
          1 + coalesce((
            select max(turn) from run
            where schedule_id = :scheduleId and scheduled_for = :scheduledFor), 0),
          :trigger, :lane, :sessionId, :status, now()
        returning id),
      queued as (
        insert into work (run_id, schedule_id, lane, manual, waiting_since)
        select id, :scheduleId, :lane, false, now() from born)
      select pg_notify('socmate_work', '') is not null from born
      """)
  boolean addAudit(@BindMap Map<String, @Nullable Object> row);

  /// The run of a further question, whose events go on behind those of the session.
  @SqlQuery(
      """
      with born as (
        insert into run (
          id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at)
        values (:id, null, :scheduledFor, 0, :trigger, :lane, :sessionId, :status, :queuedAt)
        returning id),
      resumed as (
        update session set status = 'ACTIVE', finished_at = null where id = :sessionId),
      queued as (
        insert into work (run_id, lane, manual, waiting_since, last_event)
        select id, :lane, true, now(), (
          select max(sequence) from session_event where session_id = :sessionId)
        from born)
      select pg_notify('socmate_work', '') is not null from born
      """)
  boolean addFollowUp(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      "insert into worker (name, lease_until) values (:name, now() + :lease::interval) returning token")
  long register(String name, Duration lease);

  @SqlUpdate(
      """
      update worker set lease_until = now() + :lease::interval, renewed_at = now()
      where token = :worker
      """)
  int renew(long worker, Duration lease);

  @SqlQuery("select now()")
  Instant now();

  @SqlQuery("select run_id from work where worker = :worker and cancel_requested")
  Set<String> toCancel(long worker);

  @SqlUpdate("delete from worker where token = :worker")
  void endLease(long worker);

  @SqlQuery(
      """
      with back as (
        update work set worker = null, started_at = null, token = token + 1
        where worker = :worker returning run_id)
      select count(*) from (select pg_notify('socmate_work', '') where exists (select 1 from back)) t
      """)
  int handBack(long worker);

  @SqlQuery(
      """
      with back as (
        update work set worker = null, token = token + 1
        where run_id = :run and token = :token and worker is not null returning run_id),
      told as (select pg_notify('socmate_work', '') from back)
      select count(*) = 1 from told
      """)
  boolean giveBack(String run, long token);

  @SqlQuery(
      """
      with gone as (
        delete from work where run_id = :run and token = :token returning run_id, losses),
      counted as (
        update run set attempts = gone.losses + 1
        from gone where run.id = gone.run_id and gone.losses > 0)
      select run_id from gone
      """)
  Optional<String> release(String run, long token);

  @SqlUpdate("delete from worker where lease_until <= now()")
  int endPassedLeases();

  /// The last loss leaves the run with its dead holder, so that it is answered again until somebody
  /// has failed it.
  @SqlQuery(
      """
      with lost as (
        select w.run_id from work w
        where w.worker is not null
          and not exists (select 1 from worker where worker.token = w.worker)
        for no key update skip locked),
      back as (
        update work w set
          token = w.token + 1,
          worker = case when w.losses + 1 < :lossLimit then null else w.worker end,
          losses = case when w.losses + 1 < :lossLimit then w.losses + 1 else w.losses end
        from lost where w.run_id = lost.run_id
        returning w.run_id, w.worker, w.token, w.started_at, w.losses),
      told as (
        select pg_notify('socmate_work', '')
        where exists (select 1 from back where worker is null))
      select
        b.run_id, b.token, b.started_at, b.losses,
        r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id
      from back b join run r on r.id = b.run_id
      where b.worker is not null and (select count(*) from told) >= 0
      """)
  List<ClaimRow> takeOver(int lossLimit);

  @SqlQuery(
      """
      with stuck as (
        update work set token = token + 1
        where worker is not null and started_at <= now() - :limit::interval
        returning run_id, token, started_at, losses)
      select
        s.run_id, s.token, s.started_at, s.losses,
        r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id
      from stuck s join run r on r.id = s.run_id
      """)
  List<ClaimRow> takeStuck(Duration limit);

  @SqlUpdate("update work set cancel_requested = true where run_id = :run")
  int requestCancel(String run);

  @SqlUpdate("update work set cancel_requested = true where schedule_id = :schedule")
  int requestCancelOf(String schedule);

  @SqlQuery("select count(*) from work where schedule_id = :schedule and priority = 0")
  int unfinishedRuns(String schedule);
}
