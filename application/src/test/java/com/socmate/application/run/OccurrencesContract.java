package com.socmate.application.run;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Ports;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.ScheduleFixture;
import com.socmate.application.port.Schedules;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of occurrences that overlap or were missed, whatever the ports are made of: one row
/// for each, with the reason where it did not run.
public interface OccurrencesContract {
  Ports ports();

  private DispatchDue dispatch() {
    return new DispatchDue(ports().dueSchedules(), ports().auditLog(), ports().transactions(), IDS);
  }

  @Test
  default void an_overlap_is_skipped_and_counted() {
    var schedule = overlappingTwice(OverlapPolicy.SKIP);
    assertThat(runs(schedule).getFirst())
        .isInstanceOfSatisfying(Run.Skipped.class, it -> assertThat(it.reason()).contains("SKIP"));
    assertThat(runs(schedule)).hasSize(3);
    assertThat(unfinished(schedule)).isEqualTo(1);
  }

  @Test
  default void one_overlap_is_buffered_and_the_next_is_skipped() {
    var schedule = overlappingTwice(OverlapPolicy.BUFFER_ONE);
    assertThat(runs(schedule).get(0)).isInstanceOf(Run.Skipped.class);
    assertThat(runs(schedule).get(1)).isInstanceOf(Run.Queued.class);
    assertThat(runs(schedule).get(2)).isInstanceOf(Run.Running.class);
    var worker = ports().runQueue().register("other", LONG_LEASE);
    assertThat(ports().runQueue().claim(worker, 9, 9)).isEmpty();
  }

  @Test
  default void overlaps_that_are_allowed_all_run() {
    var schedule = overlappingTwice(OverlapPolicy.ALLOW_ALL);
    var worker = ports().runQueue().register("other", LONG_LEASE);
    assertThat(ports().runQueue().claim(worker, 9, 9)).hasSize(2);
    assertThat(unfinished(schedule)).isEqualTo(3);
  }

  @Test
  default void an_overlap_that_cancels_others_asks_all_of_them_to_stop() {
    var schedule = overlappingTwice(OverlapPolicy.CANCEL_OTHER);
    assertThat(runs(schedule)).noneMatch(Run.Skipped.class::isInstance);
    assertThat(ports().runQueue().withdraw(new RunQueue.Waiting.AskedToStop(), 9))
        .extracting(Run.Queued::id)
        .containsExactly(runs(schedule).get(1).id());
  }

  @Test
  default void the_last_that_was_missed_runs_late() {
    var schedule = missedThrice(CatchupPolicy.LAST);
    assertThat(runs(schedule)).hasSize(3);
    assertThat(runs(schedule).getFirst().origin().trigger()).isEqualTo(Trigger.CATCH_UP);
    assertThat(runs(schedule).getFirst()).isInstanceOf(Run.Queued.class);
    assertThat(runs(schedule).subList(1, 3)).allMatch(Run.Missed.class::isInstance);
  }

  @Test
  default void none_that_was_missed_runs() {
    var schedule = missedThrice(CatchupPolicy.NONE);
    assertThat(runs(schedule))
        .hasSize(3)
        .allSatisfy(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Run.Missed.class, missed -> assertThat(missed.reason()).contains("NONE")));
  }

  @Test
  default void all_that_were_missed_run() {
    var schedule = missedThrice(CatchupPolicy.ALL);
    assertThat(runs(schedule)).hasSize(3).allMatch(Run.Queued.class::isInstance);
  }

  @Test
  default void all_that_were_missed_are_capped() {
    var everyMinute = new Recurrence.Custom(CronExpression.parse("* * * * *"));
    var schedule =
        added(
            aSchedule()
                .happening(everyMinute)
                .overlapping(OverlapPolicy.ALLOW_ALL)
                .catchingUp(CatchupPolicy.ALL)
                .dueAt(ago(Duration.ofMinutes(40))));
    dispatch().dispatch();
    assertThat(unfinished(schedule)).isEqualTo(24);
    assertThat(ports().runs().ofSchedule(schedule.id(), 50))
        .filteredOn(Run.Missed.class::isInstance)
        .hasSizeGreaterThan(14);
  }

  /// Three occurrences, of which the first is in a worker's hands when the others come.
  private Schedule overlappingTwice(OverlapPolicy policy) {
    var schedule = added(aSchedule().overlapping(policy).dueAt(ago(Duration.ofMinutes(3))));
    dispatch().dispatch();
    ports().runQueue().claim(ports().runQueue().register("w", LONG_LEASE), 9, 9);
    becomesDue(schedule, ago(Duration.ofMinutes(2)));
    dispatch().dispatch();
    becomesDue(schedule, ago(Duration.ofMinutes(1)));
    dispatch().dispatch();
    return schedule;
  }

  /// An hourly schedule that nobody dispatched for three hours.
  private Schedule missedThrice(CatchupPolicy policy) {
    var half = ago(Duration.ofMinutes(30));
    var hourly = CronExpression.parse(half.atZone(ZoneOffset.UTC).getMinute() + " * * * *");
    var fixture =
        aSchedule()
            .happening(new Recurrence.Custom(hourly))
            .overlapping(OverlapPolicy.ALLOW_ALL)
            .catchingUp(policy);
    var first = fixture.make().timetable().nextAfter(now().minus(Duration.ofHours(3)));
    var schedule = added(fixture.dueAt(first.orElseThrow()));
    dispatch().dispatch();
    return schedule;
  }

  private void becomesDue(Schedule schedule, Instant occurrence) {
    ports()
        .schedules()
        .change(
            schedule.id(),
            it ->
                new Schedules.Change<>(
                    it.at(new ScheduleState.Active(Optional.of(occurrence), FailureStreak.NONE)),
                    true));
  }

  private Schedule added(ScheduleFixture fixture) {
    var schedule = fixture.make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private List<Run> runs(Schedule schedule) {
    return ports().runs().ofSchedule(schedule.id(), 50);
  }

  private int unfinished(Schedule schedule) {
    return ports().runQueue().unfinishedRuns(schedule.id());
  }
}
