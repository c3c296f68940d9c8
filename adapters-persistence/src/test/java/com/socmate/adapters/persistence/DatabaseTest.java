package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Page;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Viewer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatabaseTest {
  private final Database database = TestPostgres.database();

  @Test
  void processes_that_start_together_all_find_the_schema() {
    var started =
        Parallel.times(
            3,
            _ -> {
              try (var other = Database.open(TestPostgres.config(2))) {
                return new JdbiAccounts(other).admins().size();
              }
            });
    assertThat(started).containsOnly(0);
  }

  @Test
  void a_connection_that_was_cut_is_an_unavailable_database_and_the_next_call_works() {
    var sessions = new JdbiSessions(database);
    var viewer = new Viewer(IDS.user(), true);
    assertThatThrownBy(() -> database.handles().inTransaction(DatabaseTest::cutItself))
        .isInstanceOf(DatabaseUnavailable.class);
    assertThat(sessions.list(viewer, Page.FIRST).total()).isZero();
  }

  @Test
  @Timeout(30)
  void the_listener_comes_back_when_its_connection_was_cut() throws Exception {
    var wakeUps = new JdbiWakeUps(database);
    wakeUps.await(Duration.ofMillis(500));
    var woken = CompletableFuture.runAsync(() -> await(wakeUps));
    database
        .handles()
        .with(handle ->
            handle.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'socmate listener'
                """));
    woken.get(20, TimeUnit.SECONDS);
    var session = session(IDS.user());
    var wokenAgain = CompletableFuture.runAsync(() -> await(wakeUps));
    new JdbiRunQueue(database).addManual(manualRun(session), session, 5);
    wokenAgain.get(20, TimeUnit.SECONDS);
    assertThat(wokenAgain).isCompleted();
  }

  @Test
  void a_password_is_not_part_of_what_a_configuration_says() {
    assertThat(new Database.Config("jdbc:postgresql://h/d", "u", "secret", 2).toString())
        .doesNotContain("secret");
  }

  @Test
  void a_configuration_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> new Database.Config("jdbc:mysql://h/d", "u", "p", 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Database.Config("jdbc:postgresql://h/d", "u", "p", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  private static boolean cutItself(Handle handle) {
    return handle
        .createQuery("select pg_terminate_backend(pg_backend_pid())")
        .mapTo(Boolean.class)
        .one();
  }

  private static void await(JdbiWakeUps wakeUps) {
    try {
      wakeUps.await(Duration.ofDays(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
