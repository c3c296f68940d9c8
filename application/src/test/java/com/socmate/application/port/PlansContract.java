package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.plan;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Schedules.Change;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.investigation.PlanVersion.Origin;
import com.socmate.domain.schedule.Schedule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Plans] promises, whether it keeps them in a map or in PostgreSQL.
public interface PlansContract {
  UserId EDITOR = IDS.user();

  Ports ports();

  private Plans plans() {
    return ports().plans();
  }

  @Test
  default void the_first_plan_is_compiled_by_the_owner() {
    var schedule = planned();
    var first = plans().current(schedule.id()).orElseThrow();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.plan()).isEqualTo(plan());
    assertThat(first.origin()).isEqualTo(Origin.COMPILED);
    assertThat(first.author()).contains(schedule.owner());
  }

  @Test
  default void another_plan_gets_the_next_number_and_is_the_current_one() {
    var schedule = planned();
    var other = plan("SigninLogs | take 1");
    var kept = plans().keep(schedule.id(), other, Plans.By.editing(EDITOR, "Only one."));
    assertThat(kept.number()).isEqualTo(2);
    assertThat(plans().current(schedule.id())).contains(kept);
    assertThat(kept.isEdited()).isTrue();
    assertThat(kept.author()).contains(EDITOR);
    assertThat(kept.note()).isEqualTo("Only one.");
    assertThat(ports().schedules().plan(schedule.id()))
        .contains(new Schedules.StoredPlan(2, other));
  }

  @Test
  default void every_version_stays_as_it_was() {
    var schedule = planned();
    var first = plans().current(schedule.id()).orElseThrow();
    plans().keep(schedule.id(), plan("SigninLogs | take 1"), Plans.By.editing(EDITOR, ""));
    plans().keep(schedule.id(), plan("SigninLogs | take 2"), Plans.By.editing(EDITOR, ""));
    assertThat(plans().version(schedule.id(), 1)).contains(first);
    var page = plans().versions(schedule.id(), new Page(2, 1));
    assertThat(page.items()).extracting(PlanVersion::number).containsExactly(2, 1);
    assertThat(page.total()).isEqualTo(3);
    assertThat(plans().version(schedule.id(), 4)).isEmpty();
  }

  @Test
  default void numbers_go_on_counting_after_a_plan_was_dropped() {
    var schedule = planned();
    plans().drop(schedule.id());
    assertThat(plans().current(schedule.id())).isEmpty();
    assertThat(plans().version(schedule.id(), 1)).isPresent();
    assertThat(plans().keep(schedule.id(), plan(), Plans.By.compiling(EDITOR)).number())
        .isEqualTo(2);
  }

  @Test
  default void a_plan_kept_within_a_change_is_there_with_it() {
    var schedule = planned();
    ports()
        .schedules()
        .change(
            schedule.id(),
            it -> {
              plans().keep(it.id(), plan("SigninLogs | take 3"), Plans.By.compiling(EDITOR));
              return new Change<>(it, true);
            });
    assertThat(plans().current(schedule.id()).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  default void the_plans_of_a_deleted_schedule_are_gone_from_every_answer() {
    var schedule = planned();
    ports().schedules().delete(schedule.id());
    assertThat(plans().current(schedule.id())).isEmpty();
    assertThat(plans().version(schedule.id(), 1)).isEmpty();
    assertThat(plans().versions(schedule.id(), Page.FIRST).total()).isZero();
  }

  private Schedule planned() {
    var schedule = aSchedule().make();
    ports().schedules().add(schedule, Optional.of(plan()));
    return schedule;
  }
}
