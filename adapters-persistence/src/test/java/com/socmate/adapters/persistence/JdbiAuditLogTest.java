package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.AuditLogContract;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Ports;
import com.socmate.domain.identity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbiAuditLogTest implements AuditLogContract {
  private final Database database = TestPostgres.database();
  private final Ports ports = JdbiPorts.of(database);
  private final JdbiAuditLog log = new JdbiAuditLog(database);

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public List<AuditLog.Entry> written() {
    return log.entries(0, 1_000);
  }

  @Test
  void an_untouched_chain_is_whole() {
    assertThat(firstBroken()).isEmpty();
    appendThree();
    assertThat(firstBroken()).isEmpty();
  }

  private static Stream<String> alterations() {
    return Stream.of(
        "update audit_log set actor = 'nobody' where seq = 2",
        "delete from audit_log where seq = 2",
        "truncate audit_log");
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void the_servers_role_has_no_right_to_alter_or_take_out_an_entry(String sql) {
    appendThree();
    assertThatThrownBy(() -> execute(database, sql))
        .hasMessageContaining("permission denied for table audit_log");
    assertThat(firstBroken()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void the_owner_is_kept_from_it_by_mistake(String sql) {
    appendThree();
    try (var owners = Database.open(TestPostgres.superuser(2))) {
      assertThatThrownBy(() -> execute(owners, sql)).hasMessageContaining("only ever added to");
    }
    assertThat(firstBroken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table audit_log disable trigger audit_log_is_append_only",
        "drop trigger audit_log_is_append_only on audit_log",
        "drop table audit_log",
        "create or replace function audit_log_is_append_only() returns trigger language plpgsql as"
            + " $$ begin return null; end $$",
        "set session_replication_role = replica",
        "grant update on audit_log to socmate_servers",
        "call let_servers_in('socmate_servers')",
        "set role postgres",
        "update flyway_schema_history set success = false",
        "alter default privileges grant all on tables to socmate_servers"
      })
  void the_servers_role_cannot_give_itself_the_right(String sql) {
    appendThree();
    assertThatThrownBy(() ->
            database
                .handles()
                .with(handle -> {
                  attempt(handle, sql);
                  return handle.execute("delete from audit_log where seq = 2");
                }))
        .hasMessageContaining("permission denied for table audit_log");
    assertThat(firstBroken()).isEmpty();
  }

  /// Some of it is refused, and some has no effect.
  private static void attempt(Handle handle, String sql) {
    try {
      handle.execute(sql);
    } catch (JdbiException e) {
      assertThat(e).hasMessageMatching("(?s).*(must be owner|permission denied).*");
    }
  }

  @Test
  void an_altered_entry_breaks_the_chain_where_it_stands() {
    appendThree();
    tamper("update audit_log set actor = 'nobody' where seq = 2");
    assertThat(firstBroken()).hasValue(2);
  }

  @Test
  void a_missing_entry_breaks_the_chain_where_it_stood() {
    appendThree();
    tamper("delete from audit_log where seq = 2");
    assertThat(firstBroken()).hasValue(2);
  }

  @Test
  void a_cut_tail_shows_too() {
    appendThree();
    tamper("delete from audit_log where seq = 3");
    assertThat(firstBroken()).hasValue(3);
  }

  @Test
  void a_row_behind_the_head_shows_too() {
    appendThree();
    tamper("update audit_head set (seq, hash) = (select 2, hash from audit_log where seq = 2)");
    assertThat(firstBroken()).hasValue(3);
  }

  @Test
  void a_log_that_was_written_anew_is_not_the_one_whose_head_was_kept() {
    appendThree();
    var chain = new AuditChain(database);
    var kept = ((AuditChain.Verdict.Whole) chain.walk()).head();
    appendThree();
    assertThat(chain.holds(kept.seq(), kept.hash())).isTrue();
    assertThat(chain.holds(0, "0".repeat(64))).isTrue();
    assertThat(chain.holds(kept.seq() + 1, kept.hash())).isFalse();
    assertThat(chain.holds(99, kept.hash())).isFalse();
  }

  @Test
  void the_chain_is_whole_while_others_write_it() {
    var verdicts =
        Parallel.times(
            8,
            number -> {
              if (number % 2 == 0) {
                appendThree();
              }
              return firstBroken();
            });
    assertThat(verdicts).allMatch(OptionalLong::isEmpty);
  }

  @Test
  void a_log_longer_than_a_stretch_is_walked_to_its_end() {
    database
        .handles()
        .inTransaction(_ -> {
          for (int times = 0; times < 400; times++) {
            appendThree();
          }
          return true;
        });
    assertThat(firstBroken()).isEmpty();
    var lines = new ArrayList<String>();
    new AuditChain(database).lines(lines::add);
    assertThat(lines).hasSize(1_200);
    tamper("delete from audit_log where seq = 1100");
    assertThat(firstBroken()).hasValue(1_100);
  }

  private OptionalLong firstBroken() {
    return switch (new AuditChain(database).walk()) {
      case AuditChain.Verdict.Whole _ -> OptionalLong.empty();
      case AuditChain.Verdict.Broken(var at) -> OptionalLong.of(at);
    };
  }

  private void appendThree() {
    for (int count = 0; count < 3; count++) {
      log.append(
          new AuditLog.Entry(
              Instant.EPOCH,
              new Actor.Automaton("test"),
              "schedule.created",
              "sch_0000",
              Optional.empty(),
              Optional.of("{}"),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private static int execute(Database by, String sql) {
    return by.handles().with(handle -> handle.execute(sql));
  }

  private static void tamper(String sql) {
    TestPostgres.tamper(sql);
  }
}
