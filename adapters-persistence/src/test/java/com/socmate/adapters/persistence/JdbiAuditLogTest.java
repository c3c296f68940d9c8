package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.AuditLogContract;
import com.socmate.application.port.Ports;
import com.socmate.domain.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    assertThat(log.firstBroken()).isEmpty();
    appendThree();
    assertThat(log.firstBroken()).isEmpty();
  }

  @Test
  void nobody_alters_or_takes_out_an_entry() {
    appendThree();
    assertThatThrownBy(() -> execute("update audit_log set actor = 'nobody' where seq = 2"))
        .hasMessageContaining("only ever added to");
    assertThatThrownBy(() -> execute("delete from audit_log where seq = 2"))
        .hasMessageContaining("only ever added to");
    assertThatThrownBy(() -> execute("truncate audit_log"))
        .hasMessageContaining("only ever added to");
  }

  @Test
  void an_altered_entry_breaks_the_chain_where_it_stands() {
    appendThree();
    tamper("update audit_log set actor = 'nobody' where seq = 2");
    assertThat(log.firstBroken()).hasValue(2);
  }

  @Test
  void a_missing_entry_breaks_the_chain_where_it_stood() {
    appendThree();
    tamper("delete from audit_log where seq = 2");
    assertThat(log.firstBroken()).hasValue(2);
  }

  @Test
  void a_cut_tail_shows_too() {
    appendThree();
    tamper("delete from audit_log where seq = 3");
    assertThat(log.firstBroken()).hasValue(3);
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

  private int execute(String sql) {
    return database.handles().with(handle -> handle.execute(sql));
  }

  /// As a superuser who switches the trigger off could.
  private void tamper(String sql) {
    database
        .handles()
        .inTransaction(handle -> {
          handle.execute("set local session_replication_role = replica");
          return handle.execute(sql);
        });
  }
}
