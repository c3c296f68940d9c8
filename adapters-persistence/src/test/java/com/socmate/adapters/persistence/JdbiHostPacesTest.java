package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.HostPaces;
import com.socmate.application.port.HostPacesContract;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Unavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JdbiHostPacesTest implements HostPacesContract {
  private static final String HOST = "one.example";
  private static final Duration FIFTH = Duration.ofMillis(200);
  private static final Duration DAY = Duration.ofDays(1);

  private final Database database = TestPostgres.database();
  private final JdbiHostPaces paces = new JdbiHostPaces(database);

  @Override
  public HostPaces paces() {
    return paces;
  }

  /// OWN-08. The turns are read from the row that each reservation left behind, and no clock of
  /// this machine is asked.
  @Test
  void two_workers_never_take_more_turns_than_a_second_holds() {
    try (var other = Database.open(TestPostgres.config(8))) {
      var workers = List.of(paces, new JdbiHostPaces(other));
      watchTurns();
      try {
        Parallel.times(400, index -> workers.get(index % 2).reserve(HOST, 1 + index % 5, FIFTH));
        assertThat(TestPostgres.column(MOST_IN_A_SECOND)).containsExactly("5");
        assertThat(TestPostgres.column("select sum(turns) from seen_turns"))
            .containsExactly("1200");
      } finally {
        TestPostgres.asOwner("drop table seen_turns cascade; drop function see_turns cascade");
      }
    }
  }

  private static final String MOST_IN_A_SECOND =
      """
      with turn as (
        select free - n * interval '0.2 s' as at
        from seen_turns, generate_series(1, turns) n)
      select max(c) from (
        select count(*) over (order by at range between current row
          and interval '0.999999 s' following) as c from turn) w
      """;

  /// How many turns a reservation took is how far it moved the row, as it never stood still here.
  private static void watchTurns() {
    TestPostgres.asOwner(
        """
        create table seen_turns (free timestamptz, turns bigint);
        create function see_turns() returns trigger language plpgsql security definer as $$
        begin
          insert into seen_turns select new.next_at, round(extract(epoch from
            new.next_at - case when tg_op = 'INSERT' then new.last_at else old.next_at end) / 0.2);
          return null;
        end $$;
        create trigger see_turns after insert or update on host_pace
          for each row execute function see_turns()
        """);
  }

  /// Its statement began before theirs ended, and its turn is behind theirs all the same.
  @Test
  void whoever_waits_for_the_row_comes_after_those_who_had_it() throws Exception {
    paces.reserve(HOST, 1, FIFTH);
    var second = new FutureTask<>(() -> paces.reserve(HOST, 1, DAY));
    database
        .handles()
        .inTransaction(handle -> {
          handle.execute("select from host_pace for update");
          Thread.ofVirtual().start(second);
          Awaitility.await().until(() -> !TestPostgres.column(WAITING).isEmpty());
          return handle.execute(
              """
              update host_pace set last_at = clock_timestamp(),
                next_at = clock_timestamp() + interval '1 day'
              """);
        });
    assertThat(second.get()).isGreaterThan(DAY.minusHours(1));
  }

  private static final String WAITING =
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%host_pace%'";

  @Test
  void turns_that_nobody_took_are_not_made_up_for() {
    paces.reserve(HOST, 5, FIFTH);
    age("1 hour");
    assertThat(paces.reserve(HOST, 1, DAY)).isLessThan(Duration.ofSeconds(1));
    assertThat(paces.reserve(HOST, 1, DAY)).isGreaterThan(DAY.minusHours(1));
  }

  @Test
  void a_clock_that_was_set_back_holds_up_nobody() {
    paces.reserve(HOST, 5, FIFTH);
    age("-1 day");
    assertThat(paces.reserve(HOST, 1, FIFTH)).isLessThan(Duration.ofSeconds(1));
    assertThat(paces.reserve(HOST, 1, FIFTH)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void hosts_that_nobody_asks_any_more_are_forgotten_and_others_are_not() {
    paces.reserve("old.example", 5, FIFTH);
    age("2 hours");
    paces.reserve(HOST, 5, FIFTH);
    assertThat(paces.forgetIdle(Duration.ofHours(1))).isEqualTo(1);
    assertThat(paces.forgetIdle(Duration.ofHours(1))).isZero();
    assertThat(TestPostgres.column("select host from host_pace")).containsExactly(HOST);
  }

  @Test
  void a_host_whose_turns_are_taken_for_long_is_not_forgotten() {
    paces.reserve(HOST, 100, DAY);
    TestPostgres.asOwner("update host_pace set last_at = now() - interval '2 hours'");
    assertThat(paces.forgetIdle(Duration.ofHours(1))).isZero();
  }

  @Test
  void a_database_that_is_gone_is_said_to_be() throws IOException {
    var server = EmbeddedPostgres.start();
    var config =
        new Database.Config(
            "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", "", 2);
    try (var lonely = Database.open(config)) {
      var alone = new JdbiHostPaces(lonely);
      alone.reserve(HOST, 1, FIFTH);
      server.close();
      assertThatThrownBy(() -> alone.reserve(HOST, 1, FIFTH)).isInstanceOf(Unavailable.class);
    }
  }

  private static void age(String by) {
    TestPostgres.asOwner(
        "update host_pace set next_at = next_at - interval '%1$s', last_at = last_at - interval '%1$s'"
            .formatted(by));
  }

  /// Nobody reads or writes more than the row of the host that is meant.
  @Test
  void a_host_has_one_row_however_often_it_is_asked() {
    IntStream.range(0, 50).forEach(_ -> paces.reserve(HOST, 1, FIFTH));
    assertThat(TestPostgres.column("select count(*) from host_pace")).containsExactly("1");
  }
}
