package com.socmate.adapters.persistence;

import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// A backfill and its runs, written in one statement. The schedule's clock row is locked first, so
/// that a second wish for the same gap finds the runs of the first.
final class BackfillBatch {
  private static final String WRITE =
      """
      with wanted as (
        select * from unnest(:run, :scheduledFor, :lane, :session, :owner, :visibility, :title,
            :query, :persona) as n (
          id, scheduled_for, lane, session_id, owner, visibility, title, query, persona)
        where not exists (
          select 1 from run r
          where r.schedule_id = :schedule and r.scheduled_for = n.scheduled_for
            and r.status = 'OPEN')),
      born as (
        insert into run (
          id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at,
          plan_version, backfill)
        select
          n.id, :schedule, n.scheduled_for,
          1 + coalesce((
            select max(r.turn) from run r
            where r.schedule_id = :schedule and r.scheduled_for = n.scheduled_for), 0),
          'BACKFILL', n.lane, n.session_id, 'OPEN', :requestedAt,
          (select plan_version from schedule where id = :schedule), :backfill
        from wanted n
        returning id, scheduled_for, lane, session_id),
      wished as (
        insert into backfill (id, schedule_id, requested_by, requested_at)
        select :backfill, :schedule, :requestedBy, :requestedAt
        where exists (select 1 from born)),
      opened as (
        insert into session (
          id, owner, visibility, schedule_id, title, query, persona, status, created_at)
        select
          n.session_id, n.owner, n.visibility, :schedule, n.title, n.query, n.persona, 'ACTIVE',
          :requestedAt
        from wanted n),
      queued as (
        insert into work (run_id, schedule_id, lane, manual, priority, waiting_since)
        select id, :schedule, lane, false, 1, least(scheduled_for, now()) from born),
      told as (
        select pg_notify('socmate_work', '') where exists (select 1 from born))
      select id from born where (select count(*) from told) >= 0 order by id
      """;

  private final Backfill backfill;
  private final List<NewRun.ToExecute> runs;

  BackfillBatch(Backfill backfill, List<NewRun.ToExecute> runs) {
    this.backfill = backfill;
    this.runs = runs;
  }

  List<RunId> write(Handle handle) {
    handle.attach(ScheduleSql.class).lock(backfill.schedule().value());
    try (var query = handle.createQuery(WRITE)) {
      query.bind("schedule", backfill.schedule().value());
      query.bind("backfill", backfill.id().value());
      query.bind("requestedBy", backfill.requestedBy().value());
      query.bind("requestedAt", backfill.requestedAt());
      bind(query, "run", it -> it.run().id().value());
      query.bindArray(
          "scheduledFor",
          Instant.class,
          (Object[])
              runs.stream().map(it -> it.run().origin().scheduledFor()).toArray(Instant[]::new));
      bind(query, "lane", it -> it.run().origin().lane().value());
      bind(query, "session", it -> it.session().id().value());
      bind(query, "owner", it -> it.session().owner().value());
      bind(query, "visibility", it -> it.session().visibility().name());
      bind(query, "title", it -> it.session().title());
      bind(query, "query", it -> it.session().query());
      bind(query, "persona", it -> it.session().persona().name());
      return query.mapTo(String.class).list().stream().map(RunId::new).toList();
    }
  }

  private void bind(Query query, String name, Function<NewRun.ToExecute, String> column) {
    query.bindArray(
        name, String.class, (Object[]) runs.stream().map(column).toArray(String[]::new));
  }
}
