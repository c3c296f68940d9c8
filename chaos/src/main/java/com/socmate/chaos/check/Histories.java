package com.socmate.chaos.check;

import com.socmate.chaos.check.RunHistory.Change;
import com.socmate.chaos.check.RunHistory.Event;
import com.socmate.chaos.check.RunHistory.Hold;
import com.socmate.chaos.check.RunHistory.Run;
import com.socmate.chaos.world.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads what a round has left in the tables.
public final class Histories {
  private static final String RUN =
      """
      id, schedule_id, scheduled_for, turn, status, queued_at, attempts,
      coalesce(failure_code, '') as failure_code
      """;
  private static final String RUNS = "select session_id, " + RUN + " from run order by session_id";
  private static final String SESSIONS = "select id, status from session order by id";
  private static final String EVENTS =
      """
      select session_id, sequence, kind, chaos_writer, chaos_at
      from session_event order by session_id, sequence
      """;
  private static final String HOLDS =
      """
      select r.session_id, h.seq, h.change, h.token, h.losses, h.lane, h.by, h.at
      from chaos.hold h join run r on r.id = h.run_id order by r.session_id
      """;
  private static final String REPORTS = "select session_id from session_report order by session_id";
  private static final String NOTICES =
      """
      select session_id, event, count(*) as times
      from notification where session_id is not null
      group by session_id, event order by session_id
      """;
  private static final String CLOCKS =
      "select schedule_id, status, next_run_at is not null as waits from schedule_clock order by schedule_id";
  private static final String RUNS_BY_SCHEDULE =
      "select schedule_id, " + RUN + " from run order by schedule_id, scheduled_for, turn";
  private static final String DISABLED =
      """
      select schedule_id from notification
      where event = 'SCHEDULE_DISABLED' order by schedule_id
      """;
  private static final String CHANGES =
      "select run_id, seq, change, token, losses, lane, by, at from chaos.hold order by at, seq";

  private final Connections connections;

  public Histories(Connections connections) {
    this.connections = connections;
  }

  /// Every run with all that belongs to it.
  public void runs(Consumer<RunHistory> each) throws SQLException {
    connections.inTransaction(connection -> {
      try (var runs = new Cursor(connection, RUNS);
          var sessions = new Cursor(connection, SESSIONS);
          var events = new Cursor(connection, EVENTS);
          var holds = new Cursor(connection, HOLDS);
          var reports = new Cursor(connection, REPORTS);
          var notices = new Cursor(connection, NOTICES)) {
        var all = new Together(runs, sessions, events, holds, reports, notices);
        for (var key = all.next(); key.isPresent(); key = all.next()) {
          each.accept(all.read(key.get()));
        }
      }
      return true;
    });
  }

  /// Six cursors that walk in step.
  private record Together(
      Cursor runs, Cursor sessions, Cursor events, Cursor holds, Cursor reports, Cursor notices) {
    Optional<String> next() {
      return Stream.of(runs, sessions, events, holds, reports, notices)
          .flatMap(it -> it.key().stream())
          .min(Comparator.naturalOrder());
    }

    RunHistory read(String key) throws SQLException {
      var run = new ArrayList<Run>();
      var status = new ArrayList<String>();
      var told = new ArrayList<Event>();
      var hands = new ArrayList<Hold>();
      var written = new ArrayList<String>();
      var counts = new HashMap<String, Integer>();
      runs.group(key, Histories::run, run::add);
      sessions.group(key, row -> row.getString("status"), status::add);
      events.group(key, Histories::event, told::add);
      holds.group(key, Histories::hold, hands::add);
      reports.group(key, row -> row.getString(1), written::add);
      notices.group(
          key,
          row -> Map.entry(row.getString("event"), row.getInt("times")),
          it -> counts.put(it.getKey(), it.getValue()));
      return new RunHistory(
          key,
          run.stream().findFirst(),
          status.stream().findFirst(),
          told,
          hands,
          written.size(),
          counts);
    }
  }

  /// Every schedule with its runs.
  public void schedules(Consumer<ScheduleHistory> each) throws SQLException {
    connections.inTransaction(connection -> {
      try (var clocks = new Cursor(connection, CLOCKS);
          var runs = new Cursor(connection, RUNS_BY_SCHEDULE);
          var disabled = new Cursor(connection, DISABLED)) {
        for (var key = clocks.key(); key.isPresent(); key = clocks.key()) {
          each.accept(schedule(key.get(), clocks, runs, disabled));
        }
      }
      return true;
    });
  }

  private static ScheduleHistory schedule(String id, Cursor clocks, Cursor runs, Cursor disabled)
      throws SQLException {
    var of = new ArrayList<Run>();
    var told = new ArrayList<String>();
    var clock = new ArrayList<ScheduleHistory>();
    runs.group(id, Histories::run, of::add);
    disabled.group(id, row -> row.getString(1), told::add);
    clocks.group(
        id,
        row ->
            new ScheduleHistory(
                id, row.getString("status"), row.getBoolean("waits"), of, told.size()),
        clock::add);
    return clock.getFirst();
  }

  /// Every change of hands, in the order of time.
  public void changes(BiConsumer<String, Hold> each) throws SQLException {
    connections.inTransaction(connection -> changes(connection, each));
  }

  private static boolean changes(Connection connection, BiConsumer<String, Hold> each)
      throws SQLException {
    try (var cursor = new Cursor(connection, CHANGES)) {
      for (var run = cursor.key(); run.isPresent(); run = cursor.key()) {
        var id = run.get();
        cursor.group(id, Histories::hold, hold -> each.accept(id, hold));
      }
    }
    return true;
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("id"),
        row.getString("schedule_id"),
        instant(row, "scheduled_for"),
        row.getInt("turn"),
        row.getString("status"),
        instant(row, "queued_at"),
        row.getInt("attempts"),
        row.getString("failure_code"));
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getLong("sequence"),
        row.getString("kind"),
        row.getString("chaos_writer"),
        instant(row, "chaos_at"));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        row.getLong("seq"),
        Change.valueOf(row.getString("change")),
        row.getLong("token"),
        row.getInt("losses"),
        row.getString("lane"),
        row.getString("by"),
        instant(row, "at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// The rows as a list, for what is small.
  public List<ScheduleHistory> schedules() throws SQLException {
    var all = new ArrayList<ScheduleHistory>();
    schedules(all::add);
    return all;
  }
}
