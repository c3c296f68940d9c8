package com.socmate.chaos.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDueSchedules;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.run.DispatchDue;
import com.socmate.chaos.world.Connections;
import com.socmate.chaos.world.PostgresServer;
import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.domain.id.IdGenerator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dispatcher itself, on real PostgreSQL, is driven minute by minute through days on which
/// clocks change, once with every policy and once with an outage around the change; each occurrence
/// that a clock on the wall shows has exactly one row.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockChangesTest {
  private static final boolean FULL = Boolean.getBoolean("socmate.full");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration BEFORE = Duration.ofHours(FULL ? 24 : 4);
  private static final Duration AFTER = Duration.ofHours(FULL ? 24 : 3);
  private static final List<String> OVERLAPS =
      List.of("SKIP", "BUFFER_ONE", "ALLOW_ALL", "CANCEL_OTHER");
  private static final List<String> CATCHUPS = List.of("NONE", "LAST", "ALL");

  /// Runs last twenty minutes, so that quarters overlap.
  private static final String END_RUNS =
      """
      with gone as (
        delete from work where waiting_since <= ?::timestamptz - interval '20 minutes'
        returning run_id)
      update run set status = 'COMPLETED', outcome = 'CLEAR', finished_at = ?
      from gone where run.id = gone.run_id
      """;

  private static final String SCHEDULE =
      """
      insert into schedule (
        id, owner, name, description, query, persona, overlap, catchup, notify_on, visibility, tags,
        frequency, cron_expression, zone, delay_seconds, created_at)
      values (?, 'usr_time0001', ?, '', 'x', 'SOC_ANALYST', ?, ?, 'NEW', 'PRIVATE', '{}',
        'CUSTOM', ?, ?, 0, ?)
      """;
  private static final String CLOCK =
      """
      insert into schedule_clock (schedule_id, status, next_run_at, version, updated_at)
      values (?, 'ACTIVE', ?, 1, ?)
      """;

  @TempDir static Path folder;
  private PostgresServer server;
  private SimulatedTime time;
  private Database database;
  private Connections connections;
  private int number;

  /// A change of a clock.
  record Change(String zone, String at, boolean outage) {
    Instant instant() {
      return Instant.parse(at);
    }
  }

  /// A schedule of the replay.
  record Planned(String id, Expression expression, String overlap, String catchup) {}

  static Stream<Change> changes() {
    var quick =
        List.of(
            new Change("America/New_York", "2026-03-08T07:00:00Z", false),
            new Change("America/New_York", "2026-11-01T06:00:00Z", true),
            new Change("Australia/Lord_Howe", "2026-04-04T15:00:00Z", false));
    var further =
        Stream.of(
            new Change("Australia/Lord_Howe", "2026-10-03T15:30:00Z", false),
            new Change("America/New_York", "2026-11-01T06:00:00Z", false),
            new Change("America/New_York", "2026-03-08T07:00:00Z", true),
            new Change("Europe/Berlin", "2026-03-29T01:00:00Z", false),
            new Change("Europe/Berlin", "2026-10-25T01:00:00Z", false),
            new Change("Europe/Berlin", "2026-10-25T01:00:00Z", true),
            new Change("Africa/Casablanca", "2026-02-15T02:00:00Z", false),
            new Change("Africa/Casablanca", "2026-03-22T02:00:00Z", false),
            new Change("Asia/Tehran", "2022-03-21T20:30:00Z", false),
            new Change("Asia/Tehran", "2022-09-21T19:30:00Z", false),
            new Change("Europe/Dublin", "2026-10-25T01:00:00Z", false),
            new Change("America/Santiago", "2026-09-06T04:00:00Z", false),
            new Change("Pacific/Apia", "2011-12-30T10:00:00Z", false));
    return FULL ? Stream.concat(quick.stream(), further) : quick.stream();
  }

  @BeforeAll
  void start() throws SQLException {
    server =
        PostgresServer.start(
            folder,
            Path.of("target/postgres-programs").toAbsolutePath(),
            new Terminal(System.out, false, false),
            Clock.systemUTC());
    connections = new Connections(server.database());
    open(server.database().url()).close();
    time = new SimulatedTime(server);
    time.install();
    database = open(time.url());
  }

  private Database open(String url) {
    return Database.open(
        new Database.Config(url, server.database().user(), server.database().password(), 4));
  }

  @AfterAll
  void stop() {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void each_occurrence_the_wall_shows_has_one_row(Change change) throws SQLException {
    var from = change.instant().minus(BEFORE);
    var to = change.instant().plus(AFTER);
    assertThat(changesOffset(change)).isTrue();
    var zone = ZoneId.of(change.zone());
    var planned = plan(zone, from);
    drive(change, from, to);
    for (var expression : Expression.values()) {
      var due = expression.oracle(zone).between(from, to);
      for (var schedule : planned) {
        if (schedule.expression() == expression) {
          assertThat(rows(schedule.id())).as(schedule + " in " + zone).isEqualTo(due);
        }
      }
    }
  }

  private static boolean changesOffset(Change change) {
    var rules = ZoneId.of(change.zone()).getRules();
    return !rules
        .getOffset(change.instant())
        .equals(rules.getOffset(change.instant().minusSeconds(1)));
  }

  private List<Planned> plan(ZoneId zone, Instant from) throws SQLException {
    var all = new ArrayList<Planned>();
    for (var expression : Expression.values()) {
      var first = expression.oracle(zone).between(from, from.plus(Duration.ofHours(25))).getFirst();
      for (var overlap : OVERLAPS) {
        for (var catchup : CATCHUPS) {
          var planned =
              new Planned("sch_time%06d".formatted(number++), expression, overlap, catchup);
          connections.inTransaction(it -> insert(it, planned, zone, from, first));
          all.add(planned);
        }
      }
    }
    return all;
  }

  private static boolean insert(
      Connection connection, Planned planned, ZoneId zone, Instant from, Instant first)
      throws SQLException {
    try (var schedule = connection.prepareStatement(SCHEDULE);
        var clock = connection.prepareStatement(CLOCK)) {
      schedule.setString(1, planned.id());
      schedule.setString(2, planned.toString());
      schedule.setString(3, planned.overlap());
      schedule.setString(4, planned.catchup());
      schedule.setString(5, planned.expression().cron());
      schedule.setString(6, zone.getId());
      schedule.setObject(7, from.atOffset(ZoneOffset.UTC));
      schedule.executeUpdate();
      clock.setString(1, planned.id());
      clock.setObject(2, first.atOffset(ZoneOffset.UTC));
      clock.setObject(3, from.atOffset(ZoneOffset.UTC));
      return clock.executeUpdate() == 1;
    }
  }

  /// A tick a minute; none for forty minutes before to fifty after the change in an outage.
  private void drive(Change change, Instant from, Instant to) throws SQLException {
    var dispatch =
        new DispatchDue(
            new JdbiDueSchedules(database),
            new JdbiAuditLog(database),
            new JdbiTransactions(database),
            new IdGenerator(() -> from, new Random(++number)));
    var down = change.instant().minus(Duration.ofMinutes(40));
    var up = change.instant().plus(Duration.ofMinutes(50));
    try (var connection = connections.open()) {
      for (var now = from; !now.isAfter(to); now = now.plus(MINUTE)) {
        if (!change.outage() || now.isBefore(down) || now.isAfter(up)) {
          time.set(connection, now);
          dispatch.dispatch();
          endRuns(connection, now);
        }
      }
    }
    retire();
  }

  private static void endRuns(Connection connection, Instant now) throws SQLException {
    try (var end = connection.prepareStatement(END_RUNS)) {
      end.setObject(1, now.atOffset(ZoneOffset.UTC));
      end.setObject(2, now.atOffset(ZoneOffset.UTC));
      end.executeUpdate();
    }
  }

  /// The next change's days may lie before or after these.
  private void retire() throws SQLException {
    connections.inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute("delete from work");
        return statement.execute("update schedule_clock set next_run_at = null");
      }
    });
  }

  private List<Instant> rows(String schedule) throws SQLException {
    return connections.inTransaction(connection -> {
      try (var select =
          connection.prepareStatement(
              "select scheduled_for from run where schedule_id = ? order by scheduled_for, turn")) {
        select.setString(1, schedule);
        var times = new ArrayList<Instant>();
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            times.add(rows.getObject(1, OffsetDateTime.class).toInstant());
          }
        }
        return times;
      }
    });
  }
}
