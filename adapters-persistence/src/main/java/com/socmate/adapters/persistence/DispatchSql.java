package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What the clock asks. Locks first, reads afterwards: see [ScheduleSql]. Written by [Batch].
interface DispatchSql {
  @SqlQuery(
      """
      select schedule_id from schedule_clock
      where next_run_at <= now()
      order by next_run_at, schedule_id
      limit :limit
      for no key update skip locked
      """)
  List<String> lockDue(int limit);

  @SqlQuery(
      """
      select schedule_id from schedule_clock
      where paused_until <= now()
      order by paused_until, schedule_id
      limit :limit
      for no key update skip locked
      """)
  List<String> lockElapsedPauses(int limit);

  @SqlQuery(
      "select "
          + ScheduleSql.COLUMNS
          + """
          , now() as now,
            (select count(*) from work w where w.schedule_id = s.id and w.priority = 0) as unfinished_runs
          from unnest(:ids) with ordinality as wanted (id, place)
          join schedule s on s.id = wanted.id
          join schedule_clock c on c.schedule_id = s.id
          order by wanted.place
          """)
  List<DueRow> read(String[] ids);

  record DueRow(ScheduleRow schedule, Instant now, int unfinishedRuns) {}

  /// The unfinished runs that new ones must wait for. One that is being finished at this moment is
  /// passed over, because its holder may be waiting for the clock row that we hold.
  @SqlQuery(
      """
      select run_id, schedule_id from work
      where schedule_id = any (:schedules) and priority = 0
      order by schedule_id, waiting_since, run_id
      for key share skip locked
      """)
  List<Unfinished> lockUnfinished(String[] schedules);

  record Unfinished(String runId, String scheduleId) {}
}
