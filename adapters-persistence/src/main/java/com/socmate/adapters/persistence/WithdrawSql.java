package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// How runs leave the queue while no worker has them. What workers were lost with is counted; there
/// is no attempt after it.
interface WithdrawSql {
  String GONE =
      """
      returning run_id, losses),
      counted as (
        update run set attempts = gone.losses
        from gone where run.id = gone.run_id and gone.losses > 1)
      select
        r.id, r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id, r.status,
        r.queued_at, r.started_at, r.finished_at, r.outcome, r.reason, r.failure_code,
        r.failure_hint, false as is_held, 0 as losses
      from gone join run r on r.id = gone.run_id
      """;

  /// Waits for whoever is about to take it.
  @SqlQuery("with gone as (delete from work where run_id = :run and worker is null " + GONE)
  List<RunRow> one(String run);

  @SqlQuery(
      """
      with gone as (
        delete from work where run_id in (
          select run_id from work where schedule_id = :schedule and worker is null
          order by run_id limit :most for update skip locked)
      """
          + GONE)
  List<RunRow> ofSchedule(String schedule, int most);

  @SqlQuery(
      """
      with gone as (
        delete from work where run_id in (
          select run_id from work where cancel_requested and worker is null
          order by run_id limit :most for update skip locked)
      """
          + GONE)
  List<RunRow> askedToStop(int most);

  @SqlQuery(
      """
      with gone as (
        delete from work where run_id in (
          select w.run_id from work w join run r on r.id = w.run_id
          where w.lane > 'workspace:' and w.lane < 'workspace;' and w.worker is null
            and w.waits_for is null and w.losses = 0
            and r.queued_at <= now() - :time::interval
          order by w.run_id limit :most for update of w skip locked)
      """
          + GONE)
  List<RunRow> audits(Duration time, int most);
}
