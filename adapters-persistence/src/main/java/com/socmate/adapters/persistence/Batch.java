package com.socmate.adapters.persistence;

import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Everything one dispatch writes, in one statement however many schedules it is.
final class Batch {
  private static final String WRITE =
      """
      with born as (
        insert into run (
          id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at,
          finished_at, reason, attempts, plan_version)
        select
          n.id, n.schedule_id, n.scheduled_for, 0, n.trigger, n.lane, n.session_id, n.status,
          n.queued_at, n.finished_at, n.reason, case when n.status = 'OPEN' then 1 else 0 end,
          (select s.plan_version from schedule s where s.id = n.schedule_id and n.status = 'OPEN')
        from unnest(
          :run, :runSchedule, :scheduledFor, :trigger, :lane, :runSession, :runStatus, :queuedAt,
          :finishedAt, :reason) as n (
          id, schedule_id, scheduled_for, trigger, lane, session_id, status, queued_at,
          finished_at, reason)
        on conflict (schedule_id, scheduled_for, turn) do nothing
        returning id, schedule_id, scheduled_for, trigger, lane, session_id, status),
      opened as (
        insert into session (
          id, owner, visibility, schedule_id, title, query, persona, status, created_at)
        select
          n.id, n.owner, n.visibility, n.schedule_id, n.title, n.query, n.persona, 'ACTIVE',
          n.created_at
        from unnest(
          :session, :owner, :visibility, :sessionSchedule, :title, :query, :persona,
          :createdAt) as n (
          id, owner, visibility, schedule_id, title, query, persona, created_at)
        join born on born.session_id = n.id and born.status = 'OPEN'),
      queued as (
        insert into work (run_id, schedule_id, lane, manual, priority, waiting_since, waits_for)
        select
          b.id, b.schedule_id, b.lane, false, case when b.trigger = 'BACKFILL' then 1 else 0 end,
          least(b.scheduled_for, now()), w.waits_for
        from born b
        left join unnest(:waiting, :waitsFor) as w (run_id, waits_for) on w.run_id = b.id
        where b.status = 'OPEN'),
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
        select pg_notify('socmate_work', '')
        where exists (select 1 from born where status = 'OPEN'))
      select count(*) from told
      """;

  private final List<RunRow> runs = new ArrayList<>();
  private final List<SessionRow> sessions = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private final Map<String, String> waitsFor = new HashMap<>();
  private final List<String> cancelling = new ArrayList<>();

  /// A record of an occurrence; the run waits for the other if there is one.
  void add(NewRun record, Optional<String> other) {
    switch (record) {
      case NewRun.OnRecord(var run) -> runs.add(RunRow.of(run));
      case NewRun.ToExecute(var run, var session) -> {
        runs.add(RunRow.of(run));
        sessions.add(SessionRow.of(session));
        other.ifPresent(it -> waitsFor.put(run.id().value(), it));
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
    try (var query = handle.createQuery(WRITE)) {
      bindRuns(query);
      bindSessions(query);
      bindMoves(query);
      query.bindArray("waiting", String.class, waitsFor.keySet());
      query.bindArray("waitsFor", String.class, waitsFor.values());
      query.bindArray("cancelling", String.class, cancelling);
      query.mapTo(Integer.class).one();
    }
  }

  private void bindRuns(Query query) {
    bind(query, "run", runs, RunRow::id);
    bind(query, "runSchedule", runs, it -> it.origin().scheduleId());
    bindTimes(query, "scheduledFor", runs, it -> it.origin().scheduledFor());
    bind(query, "trigger", runs, it -> it.origin().trigger());
    bind(query, "lane", runs, it -> it.origin().lane());
    bind(query, "runSession", runs, it -> it.origin().sessionId());
    bind(query, "runStatus", runs, RunRow::status);
    bindTimes(query, "queuedAt", runs, RunRow::queuedAt);
    bindTimes(query, "finishedAt", runs, RunRow::finishedAt);
    bind(query, "reason", runs, RunRow::reason);
  }

  private void bindSessions(Query query) {
    bind(query, "session", sessions, SessionRow::id);
    bind(query, "owner", sessions, SessionRow::owner);
    bind(query, "visibility", sessions, SessionRow::visibility);
    bind(query, "sessionSchedule", sessions, SessionRow::scheduleId);
    bind(query, "title", sessions, SessionRow::title);
    bind(query, "query", sessions, SessionRow::query);
    bind(query, "persona", sessions, SessionRow::persona);
    bindTimes(query, "createdAt", sessions, SessionRow::createdAt);
  }

  private void bindMoves(Query query) {
    bind(query, "moved", moves, Move::schedule);
    bind(query, "status", moves, it -> it.to().status());
    bindTimes(query, "nextRunAt", moves, it -> it.to().nextRunAt());
    bindNumbers(query, "failureStreak", moves, it -> it.to().failureStreak());
    bindTimes(query, "since", moves, it -> it.to().since());
    bindTimes(query, "pausedUntil", moves, it -> it.to().pausedUntil());
    bind(query, "pauseReason", moves, it -> it.to().pauseReason());
    bind(query, "failureCode", moves, it -> it.to().failureCode());
    bind(query, "failureMessage", moves, it -> it.to().failureMessage());
    bind(query, "failureHint", moves, it -> it.to().failureHint());
    bindNumbers(query, "counts", moves, Move::counts);
  }

  private static <T> void bind(
      Query query, String name, List<T> rows, Function<T, @Nullable String> column) {
    query.bindArray(
        name, String.class, (Object[]) rows.stream().map(column).toArray(String[]::new));
  }

  private static <T> void bindTimes(
      Query query, String name, List<T> rows, Function<T, @Nullable Instant> column) {
    query.bindArray(
        name, Instant.class, (Object[]) rows.stream().map(column).toArray(Instant[]::new));
  }

  private static <T> void bindNumbers(
      Query query, String name, List<T> rows, Function<T, Integer> column) {
    query.bindArray(
        name, Integer.class, (Object[]) rows.stream().map(column).toArray(Integer[]::new));
  }

  private record Move(String schedule, ClockRow to, int counts) {}
}
