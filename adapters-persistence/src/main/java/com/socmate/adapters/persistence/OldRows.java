package com.socmate.adapters.persistence;

import java.time.Duration;

/// Takes out what has become old, by the database's clock, so many at a time that nobody waits.
/// Doing it twice does no harm.
public final class OldRows {
  private static final int AT_ONCE = 1_000;

  /// They can be brought back for as long as any deleted session, and are erased then.
  private static final String SESSIONS =
      """
      update session set deleted_at = now()
      where id in (
        select id from session
        where created_at < now() - :kept::interval and finished_at < now() - :kept::interval
          and deleted_at is null and not pinned
        order by created_at limit :most for update skip locked)
      """;

  private static final String NOTIFICATIONS =
      """
      delete from notification
      where id in (
        select id from notification n
        where created_at < now() - :kept::interval
          and not exists (select from outbox o where o.notification_id = n.id)
        limit :most for update skip locked)
      """;

  /// Only runs whose session is gone for good.
  private static final String RUNS =
      """
      delete from run
      where id in (
        select id from run r
        where queued_at < now() - :kept::interval and finished_at < now() - :kept::interval
          and not exists (select from session s where s.id = r.session_id)
        limit :most for update skip locked)
      """;

  private final Handles handles;

  public OldRows(Database database) {
    this.handles = database.handles();
  }

  /// Deletes sessions that ended longer ago and are not pinned.
  public long deleteSessions(Duration kept) {
    return all(SESSIONS, kept);
  }

  public long forgetNotifications(Duration kept) {
    return all(NOTIFICATIONS, kept);
  }

  /// Takes runs that ended longer ago out of the history, once their sessions are erased.
  public long forgetRuns(Duration kept) {
    return all(RUNS, kept);
  }

  private long all(String statement, Duration kept) {
    long all = 0;
    int some;
    do {
      some =
          handles.inTransaction(handle -> {
            try (var update = handle.createUpdate(statement)) {
              return update.bind("kept", kept).bind("most", AT_ONCE).execute();
            }
          });
      all += some;
    } while (some == AT_ONCE);
    return all;
  }
}
