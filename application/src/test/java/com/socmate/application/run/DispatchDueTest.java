package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Schedules;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.Transition;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatchDueTest {
  private final Office office = new Office();

  @Test
  void nothing_is_dispatched_before_its_time() {
    var schedule = office.dailyAtEight();
    assertThat(office.dispatch.dispatch()).isZero();
    assertThat(office.runs(schedule.id())).isEmpty();
  }

  @Test
  void a_due_occurrence_becomes_one_run_and_the_next_time_moves() {
    var schedule = office.dailyAtEight();
    office.at("2026-11-22T08:00:10Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            Run.Queued.class,
            run -> {
              assertThat(run.origin().scheduledFor()).isEqualTo("2026-11-22T08:00:00Z");
              assertThat(run.origin().trigger()).isEqualTo(Trigger.SCHEDULED);
            });
    assertThat(office.reread(schedule).nextRunAt()).contains(Instant.parse("2026-11-23T08:00:00Z"));
  }

  @Test
  void a_second_tick_makes_no_second_run() {
    var schedule = office.dailyAtEight();
    office.at("2026-11-22T08:00:10Z").dispatch.dispatch();
    office.dispatch.dispatch();
    assertThat(office.runs(schedule.id())).hasSize(1);
  }

  @Test
  void after_an_outage_the_last_occurrence_runs_late_and_the_others_are_on_record_as_missed() {
    var schedule = office.dailyAtEight();
    office.at("2026-11-25T12:00:00Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).hasSize(4);
    assertThat(office.runs(schedule.id()).getFirst())
        .isInstanceOfSatisfying(
            Run.Queued.class,
            run -> {
              assertThat(run.origin().scheduledFor()).isEqualTo("2026-11-25T08:00:00Z");
              assertThat(run.origin().trigger()).isEqualTo(Trigger.CATCH_UP);
            });
    assertThat(office.runs(schedule.id()).subList(1, 4)).allMatch(Run.Missed.class::isInstance);
  }

  @Test
  void catching_up_none_records_what_was_missed_and_runs_nothing() {
    var schedule = office.dailyAtEight(OverlapPolicy.SKIP, CatchupPolicy.NONE);
    office.at("2026-11-23T12:00:00Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).hasSize(2).allMatch(Run.Missed.class::isInstance);
  }

  @Test
  void catching_up_all_runs_each_of_the_last_day() {
    var hourly = new Recurrence.Custom(CronExpression.parse("0 * * * *"));
    var schedule = office.scheduled(hourly, OverlapPolicy.ALLOW_ALL, CatchupPolicy.ALL);
    office.at("2026-11-22T11:30:00Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).hasSize(4).allMatch(Run.Queued.class::isInstance);
  }

  @Test
  void an_occurrence_missed_by_more_than_its_window_is_not_caught_up() {
    var once = new Recurrence.Once(LocalDate.of(2026, 11, 22), LocalTime.of(8, 0));
    var schedule = office.scheduled(once, OverlapPolicy.SKIP, CatchupPolicy.LAST);
    office.at("2026-11-23T08:00:01Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).singleElement().isInstanceOf(Run.Missed.class);
    assertThat(office.reread(schedule).state()).isInstanceOf(ScheduleState.Completed.class);
  }

  @Test
  void more_missed_occurrences_than_one_step_records_are_recorded_all_the_same() {
    var everyMinute = new Recurrence.Custom(CronExpression.parse("* * * * *"));
    var schedule = office.scheduled(everyMinute, OverlapPolicy.SKIP, CatchupPolicy.LAST);
    office.later(Duration.ofHours(20));
    while (office.dispatch.dispatch() > 0) {
      assertThat(office.reread(schedule).nextRunAt()).isPresent();
    }
    assertThat(office.reread(schedule).nextRunAt())
        .hasValueSatisfying(next -> assertThat(next).isAfter(office.now()));
    assertThat(office.world.runQueue().unfinishedRuns(schedule.id())).isEqualTo(1);
  }

  @Test
  void an_overlapping_occurrence_is_skipped_with_the_reason() {
    var schedule = office.dailyAtEight();
    office.at("2026-11-22T08:00:10Z").dispatch.dispatch();
    office.at("2026-11-23T08:00:10Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id()).getFirst())
        .isInstanceOfSatisfying(
            Run.Skipped.class, run -> assertThat(run.reason()).contains("unfinished"));
  }

  @Test
  void buffering_one_queues_one_more_and_skips_the_next() {
    var schedule = office.dailyAtEight(OverlapPolicy.BUFFER_ONE, CatchupPolicy.LAST);
    office.at("2026-11-22T08:00:10Z").dispatch.dispatch();
    office.at("2026-11-23T08:00:10Z").dispatch.dispatch();
    office.at("2026-11-24T08:00:10Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).hasSize(3);
    assertThat(office.runs(schedule.id()).get(1)).isInstanceOf(Run.Queued.class);
    assertThat(office.runs(schedule.id()).getFirst()).isInstanceOf(Run.Skipped.class);
  }

  @Test
  void a_paused_schedule_is_not_dispatched_and_resumes_when_its_time_is_over() {
    var schedule = office.dailyAtEight();
    var until = Instant.parse("2026-11-24T00:00:00Z");
    office.world.schedules().change(schedule.id(), it -> paused(it, until));
    office.at("2026-11-23T09:00:00Z").dispatch.dispatch();
    assertThat(office.runs(schedule.id())).isEmpty();
    office.at("2026-11-24T00:00:30Z").dispatch.dispatch();
    assertThat(office.reread(schedule).nextRunAt()).contains(Instant.parse("2026-11-24T08:00:00Z"));
  }

  private Schedules.Change<Boolean> paused(Schedule it, Instant until) {
    var moved = (Transition.Moved) it.pause("maintenance", Optional.of(until), office.now());
    return new Schedules.Change<>(moved.schedule(), true);
  }

  @Test
  void a_once_schedule_is_completed_when_its_run_ends() {
    var once = new Recurrence.Once(LocalDate.of(2026, 11, 22), LocalTime.of(8, 0));
    var schedule = office.scheduled(once, OverlapPolicy.SKIP, CatchupPolicy.LAST);
    office.at("2026-11-22T08:00:10Z").dispatch.dispatch();
    assertThat(office.reread(schedule).state()).isInstanceOf(ScheduleState.Active.class);
    office.finish.complete(office.claimOne(), office.clear());
    assertThat(office.reread(schedule).state()).isInstanceOf(ScheduleState.Completed.class);
  }
}
