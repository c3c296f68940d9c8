package com.socmate.benchmarks;

/// Fills the product's tables with schedules, in one statement however many they are.
final class Seed {
  static final int OWNERS = 2_000;

  private Seed() {}

  /// Daily schedules that are not due for hours, no two at the same moment.
  static void idle(Server server, int from, int count) {
    insert(server, from, count, "now() + interval '6 hours' + i % 60000 * interval '1 second'");
  }

  private static void insert(Server server, int from, int count, String due) {
    server.execute(
        """
        insert into schedule (
          id, owner, name, description, query, persona, overlap, catchup, notify_on, visibility,
          tags, frequency, at_time, zone, delay_seconds, created_at)
        select
          'sch_' || lpad(i::text, 26, '0'), 'usr_' || lpad((i %% %d)::text, 26, '0'),
          'Nightly check ' || i, '', 'failed sign-ins', 'SOC_ANALYST', 'SKIP', 'LAST', 'NEW',
          'PRIVATE', '{}', 'DAILY', '00:00', 'UTC', 0, now()
        from generate_series(%d, %d) i
        """
            .formatted(OWNERS, from, from + count - 1),
        """
        insert into schedule_clock (schedule_id, status, next_run_at, version, updated_at)
        select 'sch_' || lpad(i::text, 26, '0'), 'ACTIVE', %s, 1, now()
        from generate_series(%d, %d) i
        """
            .formatted(due, from, from + count - 1));
  }
}
