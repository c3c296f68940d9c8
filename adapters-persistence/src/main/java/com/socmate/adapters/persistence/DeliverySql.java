package com.socmate.adapters.persistence;

import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The outbox and what becomes of it.
interface DeliverySql {
  /// One router at a time, so that what was told first is ordered first.
  @SqlQuery("select pg_try_advisory_xact_lock(hashtextextended('socmate routes news', 0))")
  boolean lockRouting();

  @SqlQuery("select now()")
  Instant now();

  /// From here on whoever watches the inbox can see them.
  @SqlQuery(
      """
      with taken as (
        delete from outbox
        where sequence in (select sequence from outbox order by sequence limit :most)
        returning sequence, notification_id),
      shown as (
        insert into inbox_event (recipient, notification_id)
        select n.recipient, n.id from taken join notification n on n.id = taken.notification_id
        order by taken.sequence
        returning recipient),
      told as (
        select pg_notify('socmate_inbox', w.recipient)
        from inbox_watch w where w.until > now() and w.recipient in (select recipient from shown))
      select n.id, n.recipient, n.event, n.title, n.body, n.severity, n.schedule_id, n.session_id,
        n.created_at, n.read_at, n.occasion, n.cause
      from taken join notification n on n.id = taken.notification_id
      where (select count(*) from told) >= 0
      order by taken.sequence
      """)
  List<NotificationRow> takeNews(int most);

  /// Counted where the same was told in the last day and no recovery since. What such a telling has
  /// counted is said by the next that is told, be it the same trouble or the recovery.
  @SqlUpdate(
      """
      with open as (
        select distinct on (d.event, d.cause) d.id, d.repeats, d.event, d.cause,
          d.created_at > now() - interval '24 hours' as today
        from delivery d
        where d.lane = :lane and d.occasion = 'TROUBLE' and :occasion in ('TROUBLE', 'RECOVERY')
          and not exists (
            select 1 from delivery r
            where r.lane = d.lane and r.occasion = 'RECOVERY' and r.sequence > d.sequence)
        order by d.event, d.cause, d.sequence desc),
      told as (
        select id, repeats, today from open
        where :occasion = 'RECOVERY' or (event = :event and cause = :cause)),
      counted as (
        update delivery set repeats = delivery.repeats + 1
        from told where delivery.id = told.id and told.today and :occasion = 'TROUBLE'
        returning delivery.id),
      noted as (
        insert into untold (notification_id, recipient, channel, target, kind, why, told_by)
        select :notificationId, :recipient, :channel, :target, 'COUNTED', :why, id from counted)
      insert into delivery (
        id, notification_id, recipient, channel, target, lane, event, occasion, cause, why, status,
        missed, due_at)
      select
        :id, :notificationId, :recipient, :channel, :target, :lane, :event, :occasion, :cause, :why,
        'WAITING', coalesce((select sum(repeats) from told), 0), :dueAt
      where :occasion = 'RECOVERY' or not exists (select 1 from told where today)
      """)
  void order(@BindMap Map<String, @Nullable Object> order);

  @SqlUpdate(
      """
      insert into untold (notification_id, recipient, channel, target, kind, why)
      select * from unnest(:notification, :recipient, :channel, :target, :kind, :why)
      """)
  int withhold(
      String[] notification,
      String[] recipient,
      String[] channel,
      String[] target,
      String[] kind,
      String[] why);

  @SqlQuery(
      """
      with old as (
        select id from delivery
        where occasion = 'TROUBLE' and repeats > 0 and not closed
          and created_at <= now() - :age::interval
        order by created_at, sequence limit :most for no key update)
      update delivery d set closed = true from old where d.id = old.id
      returning d.id, d.notification_id, d.recipient, d.channel, d.target, d.why, d.status,
        d.attempts, d.repeats, d.created_at, d.due_at, d.finished_at,
        not exists (
          select 1 from delivery later
          where later.lane = d.lane and later.sequence > d.sequence
            and (later.occasion = 'RECOVERY'
              or later.occasion = 'TROUBLE' and later.event = d.event and later.cause = d.cause))
          as untold
      """)
  List<ClosedRow> closeOld(Duration age, int most);

  /// What was counted at a telling, beside it.
  record ClosedRow(DeliveryRow delivery, boolean untold) {}

  @SqlQuery(NotificationSql.COLUMNS + "where id = :id")
  Optional<NotificationRow> news(String id);

  @SqlUpdate(
      """
      insert into delivery (
        id, notification_id, recipient, channel, target, lane, event, occasion, cause, why, status,
        missed, due_at)
      values (
        :id, :notificationId, :recipient, :channel, :target, :lane, :event, :occasion, :cause, :why,
        'WAITING', :missed, :dueAt)
      """)
  void orderClosing(@BindMap Map<String, @Nullable Object> order, int missed);

  @SqlQuery(
      """
      select channel, target, kind, why, told_by, at from untold
      where notification_id = :id and recipient = :recipient order by sequence limit 100
      """)
  List<UntoldRow> untold(String id, String recipient);

  record UntoldRow(
      String channel, String target, String kind, String why, @Nullable String toldBy, Instant at) {
    Untold toDomain() {
      return new Untold(
          Channel.valueOf(channel),
          target,
          Untold.Kind.valueOf(kind),
          why,
          Optional.ofNullable(toldBy),
          at);
    }
  }

  @SqlQuery("select exists (select 1 from outbox where notification_id = :id)")
  boolean awaitsRouting(String id);

  /// The condition stands where the row is locked, so that it is looked at again for one that
  /// another sender has just taken.
  @SqlQuery(
      """
      with first as (
        select d.id, d.due_at, d.sequence,
          row_number() over (partition by d.target order by d.due_at, d.sequence)
            + (select count(*) from delivery busy
               where busy.target = d.target and busy.lease_until > now()) as place
        from delivery d
        where d.status = 'WAITING' and d.due_at <= now()
          and (d.lease_until is null or d.lease_until <= now())
          and not exists (
            select 1 from delivery e
            where e.lane = d.lane and e.status = 'WAITING' and e.sequence < d.sequence)),
      mine as (
        select d.id from delivery d join first f on f.id = d.id
        where f.place <= :perTarget
          and d.status = 'WAITING' and d.due_at <= now()
          and (d.lease_until is null or d.lease_until <= now())
        order by f.due_at, f.sequence limit :most
        for no key update of d skip locked),
      held as (
        update delivery d set
          lease_until = now() + :lease::interval, token = d.token + 1, attempts = d.attempts + 1
        from mine where d.id = mine.id
        returning d.id, d.notification_id, d.recipient, d.channel, d.target, d.why, d.status,
          d.attempts, d.repeats, d.created_at, d.due_at, d.finished_at, d.missed, d.token,
          d.sequence)
      select h.id, h.notification_id, h.recipient, h.channel, h.target, h.why, h.status, h.attempts,
        h.repeats, h.created_at, h.due_at, h.finished_at, h.missed, h.token,
        n.event, n.title, n.body, n.severity, n.schedule_id, n.session_id,
        n.created_at as told_at, n.occasion, n.cause
      from held h join notification n on n.id = h.notification_id
      order by h.sequence
      """)
  List<ParcelRow> claim(int most, int perTarget, Duration lease);

  @SqlUpdate(
      """
      with held as (
        update delivery set
          status = :status, lease_until = null,
          due_at = case when :status = 'WAITING' then now() + :pause::interval else due_at end,
          finished_at = case when :status = 'WAITING' then null else now() end
        where id = :id and token = :token and lease_until is not null
        returning id)
      insert into delivery_attempt (delivery_id, number, at, delivered, status, result, took_ms)
      select id, :number, :at, :delivered, :answer, :result, :took from held
      """)
  int settle(
      String id,
      long token,
      String status,
      Duration pause,
      int number,
      Instant at,
      boolean delivered,
      @Nullable Integer answer,
      String result,
      long took);

  @SqlQuery("select status from delivery where id = :id and recipient = :recipient for update")
  Optional<String> statusOf(String id, String recipient);

  @SqlUpdate(
      """
      update delivery set
        status = 'WAITING', attempts = 0, due_at = now(), finished_at = null, lease_until = null,
        token = token + 1
      where id = :id
      """)
  int redeliver(String id);

  @SqlQuery(
      """
      select number, at, delivered, status, result, took_ms from delivery_attempt
      where delivery_id = :id order by at, number
      """)
  List<AttemptRow> attempts(String id);

  @SqlQuery("select exists (select 1 from delivery where id = :id and recipient = :recipient)")
  boolean exists(String id, String recipient);

  @SqlUpdate(
      """
      delete from delivery where id in (
        select id from delivery
        where status <> 'WAITING' and finished_at < now() - :kept::interval
        limit :most)
      """)
  int forget(Duration kept, int most);

  @SqlUpdate(
      """
      update delivery set
        status = 'GIVEN_UP', finished_at = now(), lease_until = null, token = token + 1
      where target = :target and status = 'WAITING'
      """)
  int giveUp(String target);

  String CHOSEN =
      """
      from delivery
      where recipient = :recipient
        and (:target::text is null or target = :target)
        and (:notification::text is null or notification_id = :notification)
        and (:status::text is null or status = :status)
      """;

  @SqlQuery(
      """
      select id, notification_id, recipient, channel, target, why, status, attempts, repeats,
        created_at, due_at, finished_at
      """
          + CHOSEN
          + "order by created_at desc, id desc limit :limit offset :offset")
  List<DeliveryRow> list(
      String recipient,
      @Nullable String target,
      @Nullable String notification,
      @Nullable String status,
      int limit,
      int offset);

  @SqlQuery("select count(*) " + CHOSEN)
  long count(
      String recipient,
      @Nullable String target,
      @Nullable String notification,
      @Nullable String status);
}
