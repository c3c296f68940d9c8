package com.socmate.benchmarks;

/// Runs that wait, put there in one go.
final class Backlog {
  private Backlog() {}

  /// @param name sets this backlog's runs apart from others
  /// @param lanes over how many lanes they are spread
  static void add(Server server, String name, int count, int lanes) {
    var from = " from generate_series(1, %d) i".formatted(count);
    var id = "lpad(i::text, 20, '0') || '%s'".formatted(name);
    var owner = "'usr_%s' || lpad((i %% %d)::text, 20, '0')".formatted(name, lanes);
    server.execute(
        """
        insert into run (
          id, scheduled_for, trigger, lane, session_id, status, queued_at)
        select 'run_' || %s, now(), 'SCHEDULED', 'user:' || %s, 'sess_' || %s, 'OPEN', now()
        """
                .formatted(id, owner, id)
            + from,
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at)
        select 'sess_' || %s, %s, 'PRIVATE', 'Check', 'failed sign-ins', 'SOC_ANALYST', 'ACTIVE',
          now()
        """
                .formatted(id, owner)
            + from,
        """
        insert into work (run_id, lane, manual, waiting_since)
        select 'run_' || %s, 'user:' || %s, false, now()
        """
                .formatted(id, owner)
            + from);
  }
}
