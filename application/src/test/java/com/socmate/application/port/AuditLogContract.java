package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.domain.identity.Actor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [AuditLog] promises.
public interface AuditLogContract {
  Ports ports();

  /// All entries of the log, oldest first.
  List<AuditLog.Entry> written();

  @Test
  default void entries_stay_in_their_order_as_they_were_written() {
    var first = entry(new Actor.Person(IDS.user()), "schedule.created");
    var second = entry(new Actor.Automaton("runs"), "schedule.disabled");
    ports().auditLog().append(first);
    ports().auditLog().append(second);
    assertThat(written()).endsWith(first, second);
  }

  @Test
  default void an_entry_is_gone_with_the_change_it_tells_of() {
    var entry = entry(new Actor.Person(IDS.user()), "schedule.changed");
    assertThatThrownBy(() ->
            ports()
                .transactions()
                .together(() -> {
                  ports().auditLog().append(entry);
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(written()).doesNotContain(entry);
  }

  @Test
  default void entries_written_at_the_same_moment_are_all_kept() {
    int before = written().size();
    Parallel.times(
        20,
        _ -> {
          ports().auditLog().append(entry(new Actor.Person(IDS.user()), "schedule.triggered"));
          return true;
        });
    assertThat(written()).hasSize(before + 20);
  }

  private static AuditLog.Entry entry(Actor actor, String action) {
    return new AuditLog.Entry(
        now(),
        actor,
        action,
        IDS.schedule().value(),
        Optional.of("{\"name\":\"before\", \"n\": 1.0}"),
        Optional.empty(),
        Optional.of("Because."),
        Optional.of("req-1"));
  }
}
