package com.socmate.adapters.persistence;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// How runs leave the queue before any worker takes them.
interface WithdrawSql {
  String GONE =
      """
      returning run_id)
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
}
