package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.run.DispatchDue;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.ScheduledAudit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [AuditSchedules] promises, and [DueSchedules] of audits.
public interface AuditSchedulesContract {
  Ports ports();

  private AuditSchedules schedules() {
    return ports().auditSchedules();
  }

  @Test
  default void a_scheduled_audit_comes_back_as_it_was_added() {
    var audit = added();

    assertThat(schedules().find(audit.workspace(), audit.schedule().id()))
        .contains(new AuditSchedules.Listed(audit, Optional.empty()));
    assertThat(schedules().list(audit.workspace())).hasSize(1);
    assertThat(ports().schedules().find(audit.schedule().id())).isEmpty();
  }

  @Test
  default void what_a_model_made_of_its_brief_goes_with_it_to_its_audits() {
    var audit = added();
    var id = audit.schedule().id();
    for (var made : AuditFixtures.SUGGESTIONS) {
      var order = AuditFixtures.briefed(made);
      schedules().change(audit.workspace(), id, it -> it.change(it.times(), order, Fixtures.now()));
      var found = schedules().find(audit.workspace(), id).orElseThrow().audit();
      assertThat(found.order()).isEqualTo(order);
      assertThat(found.auditBy(AuditFixtures.run(audit.workspace())).order()).isEqualTo(order);
    }
  }

  @Test
  default void another_workspace_neither_finds_nor_changes_nor_deletes_it() {
    var audit = added();
    var other = AuditFixtures.workspace(ports(), 1).id();
    var id = audit.schedule().id();

    assertThat(schedules().find(other, id)).isEmpty();
    assertThat(schedules().list(other)).isEmpty();
    assertThat(schedules().change(other, id, it -> it.active(false, Fixtures.now()))).isEmpty();
    assertThat(schedules().delete(other, id)).isFalse();
    assertThat(schedules().find(audit.workspace(), id).orElseThrow().audit()).isEqualTo(audit);
  }

  @Test
  default void a_paused_one_has_no_next_time_and_a_resumed_one_has() {
    var audit = added();
    var id = audit.schedule().id();

    var paused =
        schedules()
            .change(audit.workspace(), id, it -> it.active(false, Fixtures.now()))
            .orElseThrow();
    assertThat(paused.schedule().nextRunAt()).isEmpty();
    assertThat(dispatched()).isZero();

    schedules().change(audit.workspace(), id, it -> it.active(true, Fixtures.now()));
    assertThat(schedules().find(audit.workspace(), id).orElseThrow().audit().schedule().nextRunAt())
        .isPresent();
  }

  @Test
  default void a_due_one_becomes_an_audit_in_the_lane_of_its_workspace() {
    var audit = added();

    assertThat(dispatched()).isEqualTo(1);

    var made = ports().audits().list(audit.workspace(), Audits.Filter.NONE, Page.FIRST).items();
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().audit().schedule()).contains(audit.schedule().id());
    assertThat(made.getFirst().audit().scheduleName()).contains("Every minute");
    assertThat(made.getFirst().run()).isInstanceOf(Run.Queued.class);
    assertThat(made.getFirst().run().origin().lane()).isEqualTo(Lane.of(audit.workspace()));
    assertThat(schedules().list(audit.workspace()).getFirst().lastRunAt())
        .contains(made.getFirst().run().origin().scheduledFor());
    assertThat(dispatched()).isZero();
  }

  @Test
  default void investigations_and_audits_that_are_due_together_are_dispatched_together() {
    var audit = added();
    var schedule = ScheduleFixture.aDueSchedule().make();
    ports().schedules().add(schedule, Optional.empty());

    assertThat(dispatched()).isEqualTo(2);

    assertThat(ports().runs().ofSchedule(schedule.id(), 5)).hasSize(1);
    assertThat(ports().audits().list(audit.workspace(), Audits.Filter.NONE, Page.FIRST).total())
        .isEqualTo(1);
  }

  @Test
  default void a_deleted_one_is_gone_and_its_audits_stay() {
    var audit = added();
    dispatched();

    assertThat(schedules().delete(audit.workspace(), audit.schedule().id())).isTrue();

    assertThat(schedules().delete(audit.workspace(), audit.schedule().id())).isFalse();
    assertThat(schedules().list(audit.workspace())).isEmpty();
    assertThat(ports().audits().list(audit.workspace(), Audits.Filter.NONE, Page.FIRST).items())
        .hasSize(1);
    assertThat(dispatched()).isZero();
  }

  private int dispatched() {
    return new DispatchDue(
            ports().dueSchedules(), ports().auditLog(), ports().transactions(), Fixtures.IDS)
        .dispatch();
  }

  private ScheduledAudit added() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = AuditFixtures.dueSince(workspace, Fixtures.ago(Duration.ofMinutes(2)));
    schedules().add(audit);
    return audit;
  }
}
