package com.socmate.chaos.time;

import com.socmate.chaos.world.Connections;
import com.socmate.chaos.world.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/// A database whose `now()` says what we want: the product's statements stay as they are, but the
/// name resolves to a function that reads our clock, for `pg_catalog` comes last on the path.
record SimulatedTime(PostgresServer server) {
  private static final String CLOCK =
      """
      create schema simulated;
      create table simulated.clock (now timestamptz not null);
      insert into simulated.clock values (pg_catalog.now());
      create function simulated.now() returns timestamptz stable language sql
        as 'select now from simulated.clock';
      """;

  /// Makes the clock; the schema must be there.
  void install() throws SQLException {
    new Connections(server.database())
        .inTransaction(connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(CLOCK);
          }
        });
  }

  /// The address under which the product sees our clock.
  String url() {
    return server.database().url()
        + "?options=-c%20search_path=public,simulated,pg_catalog%20-c%20synchronous_commit=off";
  }

  void set(Connection connection, Instant now) throws SQLException {
    try (var update = connection.prepareStatement("update simulated.clock set now = ?")) {
      update.setTimestamp(1, Timestamp.from(now));
      update.executeUpdate();
    }
  }
}
