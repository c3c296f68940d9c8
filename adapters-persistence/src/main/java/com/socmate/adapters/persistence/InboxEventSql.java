package com.socmate.adapters.persistence;

import com.socmate.application.port.InboxEvents.Entry;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What is new in the inboxes.
interface InboxEventSql {
  @SqlQuery(
      """
      select e.sequence, n.id, n.recipient, n.event, n.title, n.body, n.severity, n.schedule_id,
        n.session_id, n.created_at, n.read_at, n.occasion, n.cause
      from inbox_event e join notification n on n.id = e.notification_id
      where e.recipient = :recipient and e.sequence > :after
      order by e.sequence limit :most
      """)
  List<EntryRow> after(String recipient, long after, int most);

  String GIVEN_OUT =
      "(select case when is_called then last_value else 0 end from inbox_event_sequence_seq)";

  @SqlQuery("select coalesce((select max(sequence) from inbox_event), " + GIVEN_OUT + ")")
  long last();

  @SqlQuery(
      "select :number >= coalesce((select min(sequence) - 1 from inbox_event), "
          + GIVEN_OUT
          + ") and :number <= "
          + GIVEN_OUT)
  boolean reaches(long number);

  @SqlQuery(
      """
      select exists (
          select 1 from inbox_event where recipient = :recipient and sequence > :after)
        or :unread <> (
          select count(*) from notification where recipient = :recipient and read_at is null)
      """)
  boolean anythingNew(String recipient, long after, long unread);

  /// Watches, and forgets the watches of others that have long ended.
  @SqlUpdate(
      """
      with forgotten as (
        delete from inbox_watch
        where recipient in (
          select recipient from inbox_watch
          where until < now() - interval '1 hour' and recipient <> :recipient
          for update skip locked))
      insert into inbox_watch (recipient, until) values (:recipient, now() + :time::interval)
      on conflict (recipient)
      do update set until = greatest(inbox_watch.until, excluded.until)
      """)
  int watch(String recipient, Duration time);

  @SqlUpdate(
      """
      delete from inbox_event where sequence in (
        select sequence from inbox_event where at < now() - :kept::interval limit :most)
      """)
  int forget(Duration kept, int most);

  record EntryRow(long sequence, NotificationRow news) {
    Entry toDomain() {
      return new Entry(sequence, news.toDomain());
    }
  }
}
