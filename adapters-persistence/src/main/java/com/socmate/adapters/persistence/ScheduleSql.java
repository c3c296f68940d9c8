package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Single schedules. Whoever changes one locks its clock row first and reads afterwards: a
/// statement that did both would join the newest clock with words from before the wait.
interface ScheduleSql {
  String WORDS =
      """
      s.id, s.owner, s.name, s.description, s.query, s.persona, s.overlap, s.catchup, s.notify_on,
      s.visibility, s.tags, s.budget, s.provider, s.frequency, s.at_time, s.at_date, s.day_of_week, s.day_of_month,
      s.cron_expression, s.zone, s.start_at, s.end_at, s.jitter_seconds, s.delay_seconds,
      s.created_at,
      """;

  String STANDING =
      """
      c.next_run_at, c.failure_streak, c.since, c.paused_until, c.pause_reason, c.failure_code,
      c.failure_message, c.failure_hint, c.version, c.updated_at
      """;

  String COLUMNS = WORDS + "c.status, " + STANDING;

  /// Begins the clock of what was just written.
  String INTO_CLOCK =
      """
      insert into schedule_clock (
        schedule_id, status, next_run_at, failure_streak, since, paused_until, pause_reason,
        failure_code, failure_message, failure_hint, version, updated_at)
      select id, :status, :nextRunAt, :failureStreak, :since, :pausedUntil, :pauseReason,
        :failureCode, :failureMessage, :failureHint, :version, :updatedAt
      from written
      """;

  /// Ends the clocks of what is gone.
  String END_CLOCK =
      """
      update schedule_clock c set
        before_deletion = c.status, status = 'DELETED', next_run_at = null, since = now(),
        paused_until = null, pause_reason = null, failure_code = null, failure_message = null,
        failure_hint = null, version = c.version + 1, updated_at = now()
      from gone where c.schedule_id = gone.id
      """;

  @SqlUpdate(
      """
      with written as (
        insert into schedule (
          id, owner, name, description, query, persona, overlap, catchup, notify_on, visibility,
          tags, budget, provider, frequency, at_time, at_date, day_of_week, day_of_month, cron_expression, zone,
          start_at, end_at, jitter_seconds, delay_seconds, created_at)
        values (
          :id, :owner, :name, :description, :query, :persona, :overlap, :catchup, :notifyOn,
          :visibility, :tags, :budget::json, :provider, :frequency, :atTime, :atDate, :dayOfWeek, :dayOfMonth,
          :cronExpression, :zone, :startAt, :endAt, :jitterSeconds, :delaySeconds, :createdAt)
        returning id)
      """
          + INTO_CLOCK)
  void insert(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      "select "
          + COLUMNS
          + """
          from schedule s join schedule_clock c on c.schedule_id = s.id
          where s.id = :id and s.deleted_at is null
          """)
  Optional<ScheduleRow> find(String id);

  @SqlQuery("select schedule_id from schedule_clock where schedule_id = :id for no key update")
  Optional<String> lock(String id);

  @SqlQuery(
      """
      select count(*) from (
        select 1 from schedule_clock
        where next_run_at >= :from and next_run_at < :to limit :most) due
      """)
  int countDue(Instant from, Instant to, int most);

  @SqlUpdate(
      """
      update schedule set
        owner = :owner, name = :name, description = :description, query = :query,
        persona = :persona, overlap = :overlap, catchup = :catchup, notify_on = :notifyOn,
        visibility = :visibility, tags = :tags, budget = :budget::json, provider = :provider,
        frequency = :frequency, at_time = :atTime,
        at_date = :atDate, day_of_week = :dayOfWeek, day_of_month = :dayOfMonth,
        cron_expression = :cronExpression, zone = :zone, start_at = :startAt, end_at = :endAt,
        jitter_seconds = :jitterSeconds, delay_seconds = :delaySeconds,
        times_since = case
          when (frequency, at_time, at_date, day_of_week, day_of_month, cron_expression, zone,
              start_at, end_at, delay_seconds)
            is not distinct from (:frequency, :atTime::time, :atDate::date, :dayOfWeek::smallint,
              :dayOfMonth::smallint, :cronExpression, :zone, :startAt::timestamptz,
              :endAt::timestamptz, :delaySeconds::bigint)
          then times_since else now() end
      where id = :id
      """)
  void updateWords(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      update schedule_clock set
        status = :status, next_run_at = :nextRunAt, failure_streak = :failureStreak,
        since = :since, paused_until = :pausedUntil, pause_reason = :pauseReason,
        failure_code = :failureCode, failure_message = :failureMessage,
        failure_hint = :failureHint, version = :version, updated_at = :updatedAt
      where schedule_id = :id
      """)
  void updateClock(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      with gone as (
        update schedule set deleted_at = now() where id = :id and deleted_at is null returning id)
      """
          + END_CLOCK)
  int delete(String id);

  @SqlQuery(
      "select "
          + WORDS
          + "'COMPLETED' as status, "
          + STANDING
          + """
          , coalesce(c.before_deletion, 'PAUSED') as before_deletion
          from schedule s join schedule_clock c on c.schedule_id = s.id
          where s.id = :id and s.deleted_at > :deletedAfter
          """)
  Optional<DeletedRow> findDeleted(String id, Instant deletedAfter);

  /// @param schedule as if it were completed
  record DeletedRow(ScheduleRow schedule, String beforeDeletion) {}

  @SqlUpdate(
      """
      with back as (update schedule set deleted_at = null where id = :id returning id)
      update schedule_clock c set before_deletion = null, status = 'COMPLETED'
      from back where c.schedule_id = back.id
      """)
  void undelete(String id);

  @SqlQuery("select times_since from schedule where id = :id")
  Optional<Instant> timesSince(String id);
}
