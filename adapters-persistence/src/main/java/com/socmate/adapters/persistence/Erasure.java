package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Takes sessions out for good, with all they left behind, within the caller's transaction.
final class Erasure {
  private static final String OLD =
      """
      select id from session
      where deleted_at <= now() - :kept::interval and status <> 'ACTIVE'
      order by deleted_at limit :most
      for update skip locked
      """;

  /// What refers to something goes before it. Of a schedule's findings it is remembered what people
  /// made of them.
  private static final List<String> PARTS =
      List.of(
          "delete from evidence_rows where session_id = any(:sessions)",
          "delete from evidence where session_id = any(:sessions)",
          "delete from matter where scope = any(:sessions)",
          "delete from finding where session_id = any(:sessions)",
          "delete from session_report where session_id = any(:sessions)",
          "delete from session_turn where session_id = any(:sessions)",
          "delete from session_event where session_id = any(:sessions)",
          "delete from session_watch where session_id = any(:sessions)",
          "delete from unread_evidence where session_id = any(:sessions)",
          "delete from mention where session_id = any(:sessions)",
          "delete from relation where session_id = any(:sessions)",
          "delete from search_document where session_id = any(:sessions)",
          "delete from search_stale where kind = 'SESSION' and id = any(:sessions)",
          "update incident_happening set words = '', session_id = null"
              + " where session_id = any(:sessions)",
          "delete from session where id = any(:sessions)");

  private final Handle handle;

  Erasure(Handle handle) {
    this.handle = handle;
  }

  int erase(Duration kept, int most) {
    List<String> sessions = old(kept, most);
    if (!sessions.isEmpty()) {
      PARTS.forEach(statement -> run(statement, sessions));
    }
    return sessions.size();
  }

  private List<String> old(Duration kept, int most) {
    try (var query = handle.createQuery(OLD)) {
      return query.bind("kept", kept).bind("most", most).mapTo(String.class).list();
    }
  }

  private void run(String statement, List<String> sessions) {
    try (var update = handle.createUpdate(statement)) {
      update.bind("sessions", sessions.toArray(new String[0])).execute();
    }
  }
}
