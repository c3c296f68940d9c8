package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PulseTest {
  @Test
  void it_asks_over_one_connection_and_over_another_when_that_is_cut() throws Exception {
    try (var postgres = EmbeddedPostgres.start();
        var pulse = new Pulse(config(postgres))) {
      assertThat(pulse.beats()).isTrue();
      assertThat(pulse.beats()).isTrue();
      assertThat(cut(postgres)).isEqualTo(1);
      assertThat(pulse.beats()).isFalse();
      assertThat(pulse.beats()).isTrue();
    }
  }

  @Test
  void a_database_that_went_away_has_none() throws Exception {
    var postgres = EmbeddedPostgres.start();
    try (var pulse = new Pulse(config(postgres))) {
      assertThat(pulse.beats()).isTrue();
      postgres.close();
      assertThat(pulse.beats()).isFalse();
      assertThat(pulse.beats()).isFalse();
    }
  }

  private static Database.Config config(EmbeddedPostgres postgres) {
    return new Database.Config(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 1);
  }

  /// @return how many connections of a pulse there were
  private static int cut(EmbeddedPostgres postgres) throws SQLException, IOException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where application_name = 'socmate pulse'
                """)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
