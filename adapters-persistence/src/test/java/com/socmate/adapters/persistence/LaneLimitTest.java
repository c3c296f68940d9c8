package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.session;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Ports;
import com.socmate.domain.id.UserId;
import com.socmate.domain.run.Lane;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lane may have a limit of its own; others keep the usual one.
class LaneLimitTest {
  private static final UserId OWN = IDS.user();
  private static final UserId OTHER = IDS.user();
  private static final int USUAL = 5;

  private Database database;
  private Ports ports;

  @BeforeEach
  void begin() {
    database = TestPostgres.database();
    ports = JdbiPorts.of(database);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 2", "9, 9"})
  void the_lane_has_as_many_in_hand_as_its_own_limit_allows(int limit, int claimed)
      throws SQLException {
    limit(limit);
    queued(OWN, 12);
    queued(OTHER, 12);
    var worker = ports.runQueue().register("worker", LONG_LEASE);

    var claims = ports.runQueue().claim(worker, 24, USUAL);

    assertThat(claims).filteredOn(it -> it.lane().equals(Lane.of(OWN))).hasSize(claimed);
    assertThat(claims).filteredOn(it -> it.lane().equals(Lane.of(OTHER))).hasSize(USUAL);
    assertThat(ports.runQueue().claim(worker, 24, USUAL)).isEmpty();
  }

  @Test
  void a_limit_that_is_raised_counts_at_the_next_claim() throws SQLException {
    limit(1);
    queued(OWN, 4);
    var worker = ports.runQueue().register("worker", LONG_LEASE);
    assertThat(ports.runQueue().claim(worker, 10, USUAL)).hasSize(1);
    limit(3);
    assertThat(ports.runQueue().claim(worker, 10, USUAL)).hasSize(2);
  }

  private void queued(UserId owner, int count) {
    for (int number = 0; number < count; number++) {
      var session = session(owner);
      ports.runQueue().addManual(manualRun(session), session, count);
    }
  }

  private void limit(int atOnce) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                """
                insert into lane_limit (lane, at_once) values (?, ?)
                on conflict (lane) do update set at_once = excluded.at_once
                """)) {
      statement.setString(1, Lane.of(OWN).value());
      statement.setInt(2, atOnce);
      statement.executeUpdate();
    }
  }
}
