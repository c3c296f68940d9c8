package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The inboxes.
interface NotificationSql {
  @SqlUpdate(
      """
      with kept as (
        insert into notification (
          id, recipient, event, title, body, severity, schedule_id, session_id, created_at, read_at,
          occasion, cause)
        values (
          :id, :recipient, :event, :title, :body, :severity, :scheduleId, :sessionId, :createdAt,
          :readAt, :occasion, :cause)
        returning id)
      insert into outbox (notification_id) select id from kept
      """)
  void insert(@BindMap Map<String, @Nullable Object> row);

  /// One about whose telling nobody has to decide.
  @SqlUpdate(
      """
      insert into notification (
        id, recipient, event, title, body, severity, schedule_id, session_id, created_at, read_at,
        occasion, cause)
      values (
        :id, :recipient, :event, :title, :body, :severity, :scheduleId, :sessionId, :createdAt,
        :readAt, :occasion, :cause)
      """)
  void insertRouted(@BindMap Map<String, @Nullable Object> row);

  String COLUMNS =
      """
      select id, recipient, event, title, body, severity, schedule_id, session_id, created_at,
        read_at, occasion, cause
      from notification
      """;
  String NEWEST_FIRST = " order by created_at desc, id desc limit :limit offset :offset";

  @SqlQuery(COLUMNS + "where recipient = :recipient" + NEWEST_FIRST)
  List<NotificationRow> list(String recipient, int limit, int offset);

  @SqlQuery(COLUMNS + "where recipient = :recipient and read_at is null" + NEWEST_FIRST)
  List<NotificationRow> listUnread(String recipient, int limit, int offset);

  @SqlQuery(COLUMNS + "where id = :id and recipient = :recipient")
  Optional<NotificationRow> find(String id, String recipient);

  @SqlQuery(
      COLUMNS
          + "where session_id = :session and recipient = :recipient"
          + " order by created_at, id limit 100")
  List<NotificationRow> ofSession(String session, String recipient);

  @SqlQuery("select count(*) from notification where recipient = :recipient")
  long count(String recipient);

  @SqlQuery("select count(*) from notification where recipient = :recipient and read_at is null")
  long countUnread(String recipient);

  /// Whoever watches the inbox is told that its count may have changed.
  String TELL =
      """
      , told as (
        select pg_notify('socmate_inbox', recipient) from inbox_watch
        where recipient = :recipient and until > now() and exists (select 1 from read))
      select count(*) from read where (select count(*) from told) >= 0
      """;

  @SqlQuery(
      """
      with read as (
        update notification set read_at = coalesce(read_at, :at)
        where id = :id and recipient = :recipient
        returning 1)
      """
          + TELL)
  int markRead(String recipient, String id, Instant at);

  @SqlQuery(
      """
      with read as (
        update notification set read_at = :at where recipient = :recipient and read_at is null
        returning 1)
      """
          + TELL)
  int markAllRead(String recipient, Instant at);
}
