package com.socmate.chaos.load;

import com.socmate.chaos.world.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Writes waves of schedules straight into the tables, since the product would not let anybody
/// create a schedule that was due hours ago, and remembers what must come of each.
public final class Load {
  private static final String SCHEDULE =
      """
      insert into schedule (
        id, owner, name, description, query, persona, overlap, catchup, notify_on, visibility, tags,
        frequency, at_time, at_date, cron_expression, zone, end_at, delay_seconds, created_at)
      values (?, ?, ?, '', ?, 'SOC_ANALYST', ?, ?, 'NEW', 'PRIVATE', '{}',
        ?, ?, ?, ?, 'UTC', ?, 0, now())
      """;
  private static final String CLOCK =
      """
      insert into schedule_clock (schedule_id, status, next_run_at, version, updated_at)
      values (?, 'ACTIVE', ?, 1, now())
      """;

  private final Connections connections;
  private final Map<String, Expectation> expectations = new ConcurrentHashMap<>();

  public Load(Connections connections) {
    this.connections = connections;
  }

  /// Writes a whole wave, or, if PostgreSQL goes away, the whole wave a little later.
  public void add(Wave wave) {
    connections.patiently(connection -> {
      if (!isThere(connection, wave)) {
        write(connection, wave);
      }
      return true;
    });
    wave.schedules().forEach(it -> expectations.put(it.expectation().schedule(), it.expectation()));
  }

  /// The commit may have worked although the answer was lost.
  private static boolean isThere(Connection connection, Wave wave) throws SQLException {
    try (var select = connection.prepareStatement("select 1 from schedule where id = ?")) {
      select.setString(1, wave.schedules().getFirst().expectation().schedule());
      return select.executeQuery().next();
    }
  }

  private static void write(Connection connection, Wave wave) throws SQLException {
    try (var schedule = connection.prepareStatement(SCHEDULE);
        var clock = connection.prepareStatement(CLOCK)) {
      for (var planned : wave.schedules()) {
        var expected = planned.expectation();
        boolean once = expected.cohort() == Cohort.ONCE;
        var first = expected.first().atOffset(ZoneOffset.UTC);
        schedule.setString(1, expected.schedule());
        schedule.setString(2, planned.owner());
        schedule.setString(3, expected.cohort() + " " + expected.schedule());
        schedule.setString(4, planned.question().text());
        schedule.setString(5, expected.cohort().overlap());
        schedule.setString(6, expected.cohort().catchup());
        schedule.setString(7, once ? "ONCE" : "CUSTOM");
        schedule.setObject(8, once ? first.toLocalTime() : null);
        schedule.setObject(9, once ? first.toLocalDate() : null);
        schedule.setString(10, once ? null : planned.cron());
        schedule.setObject(11, end(expected).map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null));
        schedule.addBatch();
        clock.setString(1, expected.schedule());
        clock.setObject(2, first);
        clock.addBatch();
      }
      schedule.executeBatch();
      clock.executeBatch();
    }
  }

  private static Optional<Instant> end(Expectation expected) {
    return expected.open() ? Optional.empty() : Optional.of(expected.last());
  }

  /// What must come of each schedule written so far.
  public Collection<Expectation> expectations() {
    return expectations.values();
  }

  /// The database's clock.
  public Instant now() {
    return connections.patiently(connection -> {
      try (var rows = connection.createStatement().executeQuery("select now()")) {
        rows.next();
        return rows.getObject(1, OffsetDateTime.class).toInstant();
      }
    });
  }
}
