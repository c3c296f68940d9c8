package com.socmate.adapters.persistence;

import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Everything one dispatch writes, in two statements however many schedules it is.
final class Batch {
  private static final String BEAR =
      """
      insert into run (
        id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at,
        finished_at, reason, attempts, plan_version)
      select
        n.id, n.schedule_id, n.scheduled_for, 0, n.trigger, n.lane, n.session_id, n.status,
        n.queued_at, n.finished_at, n.reason, case when n.status = 'OPEN' then 1 else 0 end,
        (select s.plan_version from schedule s where s.id = n.schedule_id and n.status = 'OPEN')
      from unnest(
        :run, :schedule, :scheduledFor, :trigger, :lane, :session, :status, :queuedAt,
        :finishedAt, :reason) as n (
        id, schedule_id, scheduled_for, trigger, lane, session_id, status, queued_at,
        finished_at, reason)
      on conflict (schedule_id, scheduled_for, turn) do nothing
      returning id
      """;

  private static final String WRITE =
      """
      with opened as (
        insert into session (
          id, owner, visibility, schedule_id, title, query, persona, status, created_at)
        select id, owner, visibility, schedule_id, title, query, persona, 'ACTIVE', created_at
        from unnest(
          :session, :owner, :visibility, :sessionSchedule, :title, :query, :persona,
          :createdAt) as n (
          id, owner, visibility, schedule_id, title, query, persona, created_at)),
      queued as (
        insert into work (run_id, schedule_id, lane, manual, priority, waiting_since, waits_for)
        select id, schedule_id, lane, false, priority, least(scheduled_for, now()), waits_for
        from unnest(:run, :runSchedule, :lane, :priority, :scheduledFor, :waitsFor) as n (
          id, schedule_id, lane, priority, scheduled_for, waits_for)),
      cancelled as (
        update work set cancel_requested = true
        from (
          select run_id from work
          where schedule_id = any (:cancelling) and priority = 0
          for no key update skip locked) other
        where work.run_id = other.run_id),
      moved as (
        update schedule_clock c set
          status = n.status, next_run_at = n.next_run_at, failure_streak = n.failure_streak,
          since = n.since, paused_until = n.paused_until, pause_reason = n.pause_reason,
          failure_code = n.failure_code, failure_message = n.failure_message,
          failure_hint = n.failure_hint, version = c.version + n.counts,
          updated_at = case when n.counts = 0 then c.updated_at else now() end
        from unnest(
          :moved, :status, :nextRunAt, :failureStreak, :since, :pausedUntil, :pauseReason,
          :failureCode, :failureMessage, :failureHint, :counts) as n (
          schedule_id, status, next_run_at, failure_streak, since, paused_until, pause_reason,
          failure_code, failure_message, failure_hint, counts)
        where c.schedule_id = n.schedule_id),
      told as (
        select pg_notify('socmate_work', '') where cardinality(:run) > 0)
      select count(*) from told
      """;

  private final List<RunRow> runs = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();
  private final Map<String, SessionRow> sessions = new HashMap<>();
  private final Map<String, Audit> audits = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<String> cancelling = new ArrayList<>();

  /// A record of an occurrence; the run waits for the other if there is one.
  void add(NewRun record, Optional<String> other) {
    switch (record) {
      case NewRun.OnRecord(var run) -> runs.add(RunRow.of(run));
      case NewRun.ToExecute(var run, var session) -> {
        var row = RunRow.of(run);
        runs.add(row);
        executions.add(new Execution(row, other.orElse(null)));
        sessions.put(row.id(), SessionRow.of(session));
      }
      case NewRun.ToAudit(var run, var audit) -> {
        var row = RunRow.of(run);
        runs.add(row);
        executions.add(new Execution(row, other.orElse(null)));
        audits.put(row.id(), audit);
      }
    }
  }

  /// Asks the schedule's other runs to stop.
  void cancelOthers(ScheduleId schedule) {
    cancelling.add(schedule.value());
  }

  /// Moves a schedule as the clock does.
  void move(Schedule schedule, ScheduleState next) {
    moves.add(new Move(schedule.id().value(), ClockRow.of(next), 0));
  }

  /// Changes a schedule by a rule, as a person would.
  void change(Schedule schedule, ScheduleState next) {
    moves.add(new Move(schedule.id().value(), ClockRow.of(next), 1));
  }

  void write(Handle handle) {
    var born = runs.isEmpty() ? Set.<String>of() : bear(handle);
    try (var query = handle.createQuery(WRITE)) {
      var queued = executions.stream().filter(it -> born.contains(it.run().id())).toList();
      bindExecutions(new Columns<>(query, queued));
      bindSessions(
          new Columns<>(query, queued.stream().flatMap(it -> session(it.run()).stream()).toList()));
      bindMoves(query);
      query.bindArray("cancelling", String.class, cancelling);
      query.mapTo(Integer.class).one();
    }
    audits.forEach((run, audit) -> {
      if (born.contains(run)) {
        JdbiAudits.add(handle, run, audit);
      }
    });
  }

  private Optional<SessionRow> session(RunRow run) {
    return Optional.ofNullable(sessions.get(run.id()));
  }

  /// @return the runs whose occurrence had none yet
  private Set<String> bear(Handle handle) {
    try (var query = handle.createQuery(BEAR)) {
      new Columns<>(query, runs)
          .texts("run", RunRow::id)
          .texts("schedule", it -> it.origin().scheduleId())
          .times("scheduledFor", it -> it.origin().scheduledFor())
          .texts("trigger", it -> it.origin().trigger())
          .texts("lane", it -> it.origin().lane())
          .texts("session", it -> it.origin().sessionId())
          .texts("status", RunRow::status)
          .times("queuedAt", RunRow::queuedAt)
          .times("finishedAt", RunRow::finishedAt)
          .texts("reason", RunRow::reason);
      return Set.copyOf(query.mapTo(String.class).list());
    }
  }

  private static void bindExecutions(Columns<Execution> columns) {
    columns
        .texts("run", it -> it.run().id())
        .texts("runSchedule", it -> it.run().origin().scheduleId())
        .texts("lane", it -> it.run().origin().lane())
        .numbers("priority", Execution::priority)
        .times("scheduledFor", it -> it.run().origin().scheduledFor())
        .texts("waitsFor", Execution::waitsFor);
  }

  private static void bindSessions(Columns<SessionRow> columns) {
    columns
        .texts("session", SessionRow::id)
        .texts("owner", SessionRow::owner)
        .texts("visibility", SessionRow::visibility)
        .texts("sessionSchedule", SessionRow::scheduleId)
        .texts("title", SessionRow::title)
        .texts("query", SessionRow::query)
        .texts("persona", SessionRow::persona)
        .times("createdAt", SessionRow::createdAt);
  }

  private void bindMoves(Query query) {
    new Columns<>(query, moves)
        .texts("moved", Move::schedule)
        .texts("status", it -> it.to().status())
        .times("nextRunAt", it -> it.to().nextRunAt())
        .numbers("failureStreak", it -> it.to().failureStreak())
        .times("since", it -> it.to().since())
        .times("pausedUntil", it -> it.to().pausedUntil())
        .texts("pauseReason", it -> it.to().pauseReason())
        .texts("failureCode", it -> it.to().failureCode())
        .texts("failureMessage", it -> it.to().failureMessage())
        .texts("failureHint", it -> it.to().failureHint())
        .numbers("counts", Move::counts);
  }

  private record Execution(RunRow run, @Nullable String waitsFor) {
    /// The lower goes first.
    int priority() {
      return run.origin().trigger().equals(Trigger.BACKFILL.name()) ? 1 : 0;
    }
  }

  private record Move(String schedule, ClockRow to, int counts) {}
}
