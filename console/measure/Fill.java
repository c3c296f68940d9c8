import java.sql.DriverManager;
import java.sql.SQLException;

/// Puts runs beside the schedules that are there, and events into a session, as many as the bars of
/// the console name; executing them would take an hour. Arguments: address, user and password of the
/// database, how many runs a schedule, the session, how many events.
class Fill {
  private static final String RUNS =
      """
      insert into run (
        id, schedule_id, scheduled_for, turn, trigger, lane, session_id, status, queued_at, started_at,
        finished_at, outcome, reason, failure_code, failure_hint)
      select
        'run_m' || md5(s.id || n), s.id, now() - n * interval '1 hour', 7, 'SCHEDULED',
        'user:' || s.owner, 'sess_m' || md5(s.id || n),
        case when n % 11 = 0 then 'FAILED' when n % 13 = 0 then 'MISSED' else 'COMPLETED' end,
        now() - n * interval '1 hour', now() - n * interval '1 hour',
        now() - n * interval '1 hour' + (n % 7 + 1) * interval '3 seconds',
        case when n % 11 = 0 or n % 13 = 0 then null when n % 5 = 0 then 'FINDINGS' else 'CLEAR' end,
        case when n % 13 = 0 then 'No worker was there.' when n % 11 = 0 then 'The query took too long.' end,
        case when n % 11 = 0 then 'QUERY_TIMEOUT' end, case when n % 11 = 0 then 'Ask for less.' end
      from schedule s cross join generate_series(1, ?) n
      where s.deleted_at is null
      """;
  private static final String LATER =
      "update session_event set sequence = sequence + 1000000 where session_id = ?";
  private static final String EVENTS =
      """
      insert into session_event (session_id, sequence, at, kind, stage, message, facts)
      select e.session_id, n, e.at, e.kind, e.stage, 'Step ' || n || ': rows were read.', e.facts
      from (
          select * from session_event
          where session_id = ? and lower(kind) = 'stage_finished' order by sequence limit 1) e
        cross join generate_series(1, ?) n
      """;

  public static void main(String[] arguments) throws SQLException {
    try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        var runs = connection.prepareStatement(RUNS);
        var later = connection.prepareStatement(LATER);
        var more = connection.prepareStatement(EVENTS)) {
      runs.setInt(1, Integer.parseInt(arguments[3]));
      System.out.println(runs.executeUpdate() + " runs");
      later.setString(1, arguments[4]);
      later.executeUpdate();
      more.setString(1, arguments[4]);
      more.setInt(2, Integer.parseInt(arguments[5]));
      System.out.println(more.executeUpdate() + " events");
    }
  }
}
