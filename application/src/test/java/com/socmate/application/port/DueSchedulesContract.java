package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.runOf;
import static com.socmate.application.port.ScheduleFixture.aDueSchedule;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.DueSchedules.Decision;
import com.socmate.application.port.DueSchedules.Due;
import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DueSchedules] promises.
public interface DueSchedulesContract {
  Ports ports();

  private DueSchedules due() {
    return ports().dueSchedules();
  }

  @Test
  default void a_due_schedule_becomes_a_run_and_moves_on() {
    var schedule = added(aDueSchedule());
    var occurrence = schedule.nextRunAt().orElseThrow();
    assertThat(due().dispatch(10, Fixtures::runOnce)).isEqualTo(1);
    assertThat(runs(schedule))
        .singleElement()
        .satisfies(run -> {
          assertThat(run).isInstanceOf(Run.Queued.class);
          assertThat(run.origin().scheduledFor()).isEqualTo(occurrence);
          assertThat(ports().sessions().find(run.origin().session(), admin())).isPresent();
        });
    assertThat(found(schedule).nextRunAt().orElseThrow()).isAfter(now());
    assertThat(found(schedule).version()).isEqualTo(schedule.version());
    assertThat(due().dispatch(10, Fixtures::runOnce)).isZero();
  }

  @Test
  default void what_is_not_due_is_left_alone() {
    added(aSchedule());
    added(
        aSchedule().in(new ScheduleState.Paused("Holidays", Optional.empty(), FailureStreak.NONE)));
    added(aSchedule().in(new ScheduleState.Completed(now())));
    var gone = added(aDueSchedule());
    ports().schedules().delete(gone.id());
    assertThat(due().dispatch(10, Fixtures::runOnce)).isZero();
  }

  @Test
  default void the_longest_overdue_come_first_and_no_more_than_the_limit() {
    var later = added(aSchedule().dueAt(ago(Duration.ofMinutes(1))));
    var earlier = added(aSchedule().dueAt(ago(Duration.ofMinutes(2))));
    assertThat(due().dispatch(1, Fixtures::runOnce)).isEqualTo(1);
    assertThat(runs(earlier)).hasSize(1);
    assertThat(runs(later)).isEmpty();
  }

  @Test
  default void occurrences_that_are_not_run_are_on_record() {
    var schedule = added(aDueSchedule());
    var missed = ago(Duration.ofHours(30));
    due()
        .dispatch(
            10,
            it ->
                new Decision(
                    List.of(
                        new NewRun.OnRecord(missed(it, missed)),
                        runOf(it.schedule(), it.schedule().nextRunAt().orElseThrow())),
                    Fixtures.moved(it)));
    assertThat(runs(schedule)).hasSize(2);
    assertThat(runs(schedule).getLast())
        .isInstanceOfSatisfying(
            Run.Missed.class, it -> assertThat(it.reason()).isEqualTo("Nobody was there."));
    assertThat(ports().sessions().find(runs(schedule).getLast().origin().session(), admin()))
        .isEmpty();
  }

  @Test
  default void a_decision_that_throws_leaves_everything_as_it_was() {
    var schedule = added(aDueSchedule());
    assertThatThrownBy(() ->
            due()
                .dispatch(
                    10,
                    _ -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(found(schedule)).isEqualTo(schedule);
    assertThat(runs(schedule)).isEmpty();
  }

  @Test
  default void an_occurrence_that_comes_again_is_not_run_again() {
    var schedule = added(aDueSchedule());
    due().dispatch(10, Fixtures::runOnce);
    var first = runs(schedule);
    ports().schedules().change(schedule.id(), _ -> new Schedules.Change<>(schedule, true));
    assertThat(due().dispatch(10, Fixtures::runOnce)).isEqualTo(1);
    assertThat(runs(schedule)).isEqualTo(first);
    assertThat(ports().runQueue().unfinishedRuns(schedule.id())).isEqualTo(1);
    assertThat(found(schedule).nextRunAt().orElseThrow()).isAfter(now());
  }

  @Test
  default void parallel_dispatchers_never_make_two_runs_of_one_occurrence() {
    var schedules = new ArrayList<Schedule>();
    for (int count = 0; count < 60; count++) {
      schedules.add(added(aDueSchedule()));
    }
    var taken =
        Parallel.times(
            8,
            _ -> {
              int total = 0;
              for (int batch = due().dispatch(7, Fixtures::runOnce);
                  batch > 0;
                  batch = due().dispatch(7, Fixtures::runOnce)) {
                total += batch;
              }
              return total;
            });
    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
    assertThat(schedules).allSatisfy(it -> assertThat(runs(it)).hasSize(1));
  }

  @Test
  default void the_decision_knows_how_many_runs_are_unfinished() {
    var schedule = added(aDueSchedule());
    due().dispatch(10, Fixtures::runOnce);
    makeDueAgain(schedule);
    var seen = new ArrayList<Integer>();
    due()
        .dispatch(
            10,
            it -> {
              seen.add(it.unfinishedRuns());
              return new Decision(List.of(), Fixtures.moved(it));
            });
    assertThat(seen).containsExactly(1);
  }

  @Test
  default void a_buffered_run_waits_for_the_one_before_it() {
    var schedule = added(aDueSchedule().overlapping(OverlapPolicy.BUFFER_ONE));
    due().dispatch(10, Fixtures::runOnce);
    var worker = ports().runQueue().register("w", LONG_LEASE);
    var first = ports().runQueue().claim(worker, 10, 5);
    makeDueAgain(schedule);
    due().dispatch(10, Fixtures::runOnce);
    assertThat(ports().runQueue().claim(worker, 10, 5)).isEmpty();
    ports().runQueue().release(first.getFirst());
    assertThat(ports().runQueue().claim(worker, 10, 5)).hasSize(1);
  }

  @Test
  default void a_run_that_cancels_others_has_them_asked_to_stop() {
    var schedule = added(aDueSchedule().overlapping(OverlapPolicy.CANCEL_OTHER));
    due().dispatch(10, Fixtures::runOnce);
    var worker = ports().runQueue().register("w", LONG_LEASE);
    var first = ports().runQueue().claim(worker, 10, 5).getFirst();
    makeDueAgain(schedule);
    due().dispatch(10, Fixtures::runOnce);
    assertThat(ports().runQueue().renew(worker, LONG_LEASE)).containsExactly(first.run().id());
    assertThat(ports().runQueue().claim(worker, 10, 5)).hasSize(1);
    assertThat(ports().runQueue().renew(worker, LONG_LEASE)).containsExactly(first.run().id());
  }

  @Test
  default void a_pause_that_has_passed_is_resumed_once() {
    var paused = added(aSchedule().in(pausedUntil(ago(Duration.ofMinutes(1)))));
    var stillPaused = added(aSchedule().in(pausedUntil(now().plusSeconds(600))));
    var next = now().plusSeconds(3_600);
    assertThat(due().resumeElapsedPauses(10, _ -> activeAt(next))).isEqualTo(1);
    assertThat(found(paused).state()).isEqualTo(activeAt(next));
    assertThat(found(paused).version()).isEqualTo(paused.version() + 1);
    assertThat(found(stillPaused)).isEqualTo(stillPaused);
    assertThat(due().resumeElapsedPauses(10, _ -> activeAt(next))).isZero();
  }

  private static ScheduleState pausedUntil(Instant until) {
    return new ScheduleState.Paused("Holidays", Optional.of(until), FailureStreak.NONE);
  }

  private static ScheduleState activeAt(Instant next) {
    return new ScheduleState.Active(Optional.of(next), FailureStreak.NONE);
  }

  private static Run.Missed missed(Due due, Instant occurrence) {
    var origin =
        new Run.Origin(
            Optional.of(due.id()),
            Trigger.SCHEDULED,
            occurrence,
            Lane.of(due.schedule().owner()),
            IDS.session());
    return new Run.Missed(IDS.run(), origin, due.now(), "Nobody was there.");
  }

  private void makeDueAgain(Schedule schedule) {
    ports()
        .schedules()
        .change(
            schedule.id(),
            it ->
                new Schedules.Change<>(
                    it.at(
                        new ScheduleState.Active(
                            Optional.of(ago(Duration.ofSeconds(30))), FailureStreak.NONE)),
                    true));
  }

  private Schedule added(ScheduleFixture fixture) {
    var schedule = fixture.make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private Schedule found(Schedule schedule) {
    return ports().schedules().find(schedule.id()).orElseThrow();
  }

  private List<Run> runs(Schedule schedule) {
    return ports().runs().ofSchedule(schedule.id(), 50);
  }
}
