package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldRowsTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private final Database database = TestPostgres.database();
  private final OldRows old = new OldRows(database);

  @BeforeEach
  void fill() {
    session("old", "now() - interval '366 days'", false);
    session("pinned", "now() - interval '366 days'", true);
    session("young", "now() - interval '364 days'", false);
    TestPostgres.asOwner(
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at)
        values ('sess_active', 'usr_1', 'PRIVATE', 't', 'q', 'SOC_ANALYST', 'ACTIVE', now() - interval '400 days')
        """);
  }

  private static void session(String name, String finished, boolean pinned) {
    TestPostgres.asOwner(
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at,
          finished_at, pinned)
        values ('sess_%1$s', 'usr_1', 'PRIVATE', 't', 'q', 'SOC_ANALYST', 'COMPLETED', %2$s, %2$s, %3$s);
        insert into run (id, scheduled_for, trigger, lane, session_id, status, queued_at,
          finished_at, outcome)
        values ('run_%1$s', %2$s, 'MANUAL', 'usr_1', 'sess_%1$s', 'COMPLETED', %2$s, %2$s, 'CLEAR')
        """
            .formatted(name, finished, pinned));
  }

  @Test
  void old_sessions_are_deleted_unless_pinned() {
    assertThat(old.deleteSessions(YEAR)).isEqualTo(1);
    assertThat(old.deleteSessions(YEAR)).isZero();
    assertThat(TestPostgres.column("select id from session where deleted_at is not null"))
        .containsExactly("sess_old");
  }

  @Test
  void runs_go_once_their_sessions_are_erased() {
    assertThat(old.forgetRuns(YEAR)).isZero();
    TestPostgres.asOwner("delete from session where id = 'sess_old'");
    assertThat(old.forgetRuns(YEAR)).isEqualTo(1);
    assertThat(TestPostgres.column("select id from run order by id"))
        .containsExactly("run_pinned", "run_young");
  }

  @Test
  void more_than_one_batch_goes_and_what_is_still_to_be_told_stays() {
    TestPostgres.asOwner(
        """
        insert into notification (id, recipient, event, title, body, created_at)
        select 'ntf_' || i, 'usr_1', 'RUN_FAILED', 't', 'b', now() - interval '366 days'
        from generate_series(1, 2500) i;
        insert into notification (id, recipient, event, title, body, created_at)
        values ('ntf_young', 'usr_1', 'RUN_FAILED', 't', 'b', now());
        insert into outbox (notification_id) values ('ntf_7')
        """);
    assertThat(old.forgetNotifications(YEAR)).isEqualTo(2_499);
    assertThat(TestPostgres.column("select id from notification order by id"))
        .containsExactly("ntf_7", "ntf_young");
  }
}
