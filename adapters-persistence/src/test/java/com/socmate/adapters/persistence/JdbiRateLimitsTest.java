package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Parallel;
import com.socmate.application.port.RateLimits;
import com.socmate.application.port.RateLimits.Decision;
import com.socmate.application.port.RateLimits.Quota;
import com.socmate.application.port.RateLimitsContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JdbiRateLimitsTest implements RateLimitsContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database = TestPostgres.database();
  private final JdbiRateLimits limits = new JdbiRateLimits(database);

  @Override
  public RateLimits limits() {
    return limits;
  }

  @Test
  void two_servers_admit_exactly_the_limit_of_thousands_at_once() {
    try (var other = Database.open(TestPostgres.config(16))) {
      var servers = new RateLimits[] {limits, new JdbiRateLimits(other)};
      var passed =
          Parallel.times(
              3_200, number -> servers[number % 2].decide(quota(100)) instanceof Decision.Admitted);
      assertThat(passed.stream().filter(it -> it)).hasSize(100);
    }
  }

  @Test
  void what_left_the_window_makes_room_one_by_one() {
    for (int request = 0; request < 3; request++) {
      limits.decide(quota(3));
    }
    age("number = 0", "61 seconds");
    assertThat(fresh().decide(quota(3)))
        .isInstanceOfSatisfying(Decision.Admitted.class, it -> assertThat(it.remaining()).isZero());
    assertThat(fresh().decide(quota(3))).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void a_refusal_says_when_the_next_may_pass() {
    limits.decide(quota(2));
    limits.decide(quota(2));
    age("number = 0", "50 seconds");
    assertThat(fresh().decide(quota(2)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            it ->
                assertThat(it.retryAfter())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  }

  @Test
  void a_refusal_is_remembered_and_asks_the_database_no_more() {
    limits.decide(quota(1));
    assertThat(limits.decide(quota(1))).isInstanceOf(Decision.Refused.class);
    execute("delete from rate_window");
    execute("delete from rate_hit");
    assertThat(limits.decide(quota(1))).isInstanceOf(Decision.Refused.class);
    assertThat(fresh().decide(quota(1))).isInstanceOf(Decision.Admitted.class);
  }

  @Test
  void more_than_one_batch_of_old_requests_leaves_at_once() {
    for (int request = 0; request < 150; request++) {
      limits.decide(quota(150));
    }
    age("true", "2 minutes");
    assertThat(fresh().decide(quota(150)))
        .isInstanceOfSatisfying(
            Decision.Admitted.class, it -> assertThat(it.remaining()).isEqualTo(149));
    assertThat(count("rate_hit")).isEqualTo(1);
  }

  @Test
  void a_clock_that_was_set_back_locks_nobody_out() {
    limits.decide(quota(1));
    execute("update rate_window set last_at = now() + interval '1 day'");
    execute("update rate_hit set at = now() + interval '1 day'");
    assertThat(fresh().decide(quota(1))).isInstanceOf(Decision.Admitted.class);
  }

  @Test
  void the_windows_of_those_who_are_gone_are_taken_out() {
    limits.decide(quota(5));
    assertThat(limits.forgetIdle()).isZero();
    execute("update rate_window set last_at = now() - interval '11 minutes'");
    assertThat(limits.forgetIdle()).isEqualTo(1);
    assertThat(count("rate_window")).isZero();
    assertThat(count("rate_hit")).isZero();
  }

  /// A server that remembers nothing.
  private JdbiRateLimits fresh() {
    return new JdbiRateLimits(database);
  }

  private void age(String which, String by) {
    execute("update rate_hit set at = at - interval '" + by + "' where " + which);
  }

  private int execute(String sql) {
    return database.handles().with(handle -> handle.execute(sql));
  }

  private long count(String table) {
    return database
        .handles()
        .with(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static Quota quota(int limit) {
    return new Quota("user", "usr_0001", limit, MINUTE);
  }
}
