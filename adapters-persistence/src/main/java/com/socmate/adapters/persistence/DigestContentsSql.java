package com.socmate.adapters.persistence;

import com.socmate.domain.notification.DigestContents.Absent;
import com.socmate.domain.notification.DigestContents.OfSchedule;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What a digest has to say. Each answer is a few rows, however much there is to count.
interface DigestContentsSql {
  /// A missed occurrence that is put on record late is found for two days.
  String DUE =
      """
      with own as (
        select id, name from schedule
        where owner = :user and deleted_at is null and id <> all (:without)
        union all
        select id, name from audit_schedule
        where owner = :user and deleted_at is null and id <> all (:without)),
      due as (
        select own.name, r.scheduled_for, r.status, coalesce(r.reason, '') as reason
        from own join run r on r.schedule_id = own.id
          and r.scheduled_for >= :from - interval '2 days'
        where r.trigger in ('SCHEDULED', 'CATCH_UP') and r.queued_at >= :from and r.queued_at < :to)
      """;

  @SqlQuery(
      DUE
          + """
          select count(*) as total,
            count(*) filter (where status = 'COMPLETED') as completed,
            count(*) filter (where status = 'FAILED') as failed,
            count(*) filter (where status = 'MISSED') as missed,
            count(*) filter (where status = 'SKIPPED') as skipped,
            count(*) filter (where status = 'CANCELLED') as cancelled
          from due
          """)
  CountsRow dueRuns(String user, String[] without, Instant from, Instant to);

  @SqlQuery(
      DUE
          + """
          select name, scheduled_for, status, reason from due
          where status in ('FAILED', 'MISSED', 'SKIPPED')
          order by array_position(array['FAILED', 'MISSED', 'SKIPPED'], status), scheduled_for desc,
            name
          limit :most
          """)
  List<AbsentRow> absent(String user, String[] without, Instant from, Instant to, int most);

  String ITEMS =
      """
      with item as (
        select n.id, n.event, n.title, n.occasion, n.schedule_id, n.session_id, n.created_at,
          n.schedule_id is not null
            and n.event in ('INVESTIGATION_COMPLETED', 'INVESTIGATION_FAILED', 'SCHEDULE_DISABLED',
              'RUN_RECOVERED', 'AUDIT_FAILED') as of_runs
        from untold u join notification n on n.id = u.notification_id
        where u.recipient = :user and u.channel = :channel and u.kind = 'GATHERED'
          and u.told_by is null and u.sequence <= :upTo)
      """;

  /// Of the first question of each session; what was asked further is nobody's news.
  @SqlQuery(
      ITEMS
          + """
          , ofrun as (
            select i.schedule_id, i.event, i.occasion, i.created_at, i.id,
              coalesce(f.fresh, 0) as fresh, coalesce(f.still, 0) as still,
              coalesce(g.gone, 0) as gone
            from item i
            left join lateral (
              select count(*) filter (where novelty = 'NEW') as fresh,
                count(*) filter (where novelty = 'STILL') as still
              from finding
              where session_id = i.session_id and turn = 1 and suppression is null) f
              on i.event = 'INVESTIGATION_COMPLETED'
            left join lateral (
              select coalesce((grounds ->> 'gone')::integer, 0) as gone from session_report
              where session_id = i.session_id and turn = 1) g
              on i.event = 'INVESTIGATION_COMPLETED'
            where i.of_runs),
          counted as (
            select schedule_id,
              count(*) filter (where event in ('INVESTIGATION_FAILED', 'AUDIT_FAILED')) as failed,
              count(*) filter (
                where event = 'INVESTIGATION_COMPLETED' and occasion = 'TROUBLE') as inconclusive,
              count(*) filter (
                where event = 'INVESTIGATION_COMPLETED' and occasion <> 'TROUBLE') as completed,
              count(*) filter (where event = 'RUN_RECOVERED') as recovered,
              bool_or(event = 'SCHEDULE_DISABLED') as disabled,
              sum(fresh) as fresh, sum(gone) as gone,
              coalesce((array_agg(still order by created_at desc, id desc) filter (
                where event = 'INVESTIGATION_COMPLETED'))[1], 0) as still
            from ofrun group by schedule_id)
          select coalesce(s.name, a.name, c.schedule_id) as name, c.failed, c.inconclusive,
            c.completed, c.recovered, c.disabled, c.fresh, c.still, c.gone,
            coalesce(t.titles, '{}') as titles,
            count(*) over () as total, sum(c.failed) over () as all_failed,
            sum(c.inconclusive) over () as all_inconclusive, sum(c.fresh) over () as all_fresh
          from counted c
          left join schedule s on s.id = c.schedule_id
          left join audit_schedule a on a.id = c.schedule_id
          left join lateral (
            select array_agg(title order by place) as titles from (
              select f.title,
                row_number() over (
                  order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'], f.severity),
                    f.title, f.id) as place
              from item i join finding f on f.session_id = i.session_id and f.turn = 1
              where i.schedule_id = c.schedule_id and i.event = 'INVESTIGATION_COMPLETED'
                and f.novelty = 'NEW' and f.suppression is null
              order by place limit :mostTitles) best) t on c.fresh > 0
          order by c.disabled desc, c.failed desc, c.inconclusive desc, c.fresh desc, name,
            c.schedule_id
          limit :most
          """)
  List<ScheduleItemsRow> ofSchedules(
      String user, String channel, long upTo, int most, int mostTitles);

  @SqlQuery(
      ITEMS
          + """
          select title, count(*) over () as total from item where not of_runs
          order by occasion = 'TROUBLE' desc, created_at desc, id desc limit :most
          """)
  List<OtherRow> others(String user, String channel, long upTo, int most);

  record CountsRow(int total, int completed, int failed, int missed, int skipped, int cancelled) {}

  record AbsentRow(String name, Instant scheduledFor, String status, String reason) {
    Absent toDomain() {
      return new Absent(name, scheduledFor, Absent.Fate.valueOf(status), reason);
    }
  }

  record ScheduleItemsRow(
      String name,
      int failed,
      int inconclusive,
      int completed,
      int recovered,
      boolean disabled,
      int fresh,
      int still,
      int gone,
      List<String> titles,
      int total,
      int allFailed,
      int allInconclusive,
      int allFresh) {
    OfSchedule toDomain() {
      return new OfSchedule(
          name, failed, inconclusive, completed, recovered, disabled, fresh, still, gone, titles);
    }
  }

  record OtherRow(String title, int total) {}
}
