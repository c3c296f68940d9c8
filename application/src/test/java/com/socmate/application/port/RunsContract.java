package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.clear;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.found;
import static com.socmate.application.port.Fixtures.inconclusive;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.sessionFor;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every [Runs] promises.
public interface RunsContract {
  Ports ports();

  private Runs runs() {
    return ports().runs();
  }

  /// Every way in which a claimed run can end.
  static Stream<Function<Run.Running, Run.Finished>> ends() {
    var why = new FailureReason(FailureReason.Code.QUERY_TIMEOUT, "It took too long.", "Ask less.");
    return Stream.of(
        it -> it.complete(Outcome.FINDINGS, "", now()),
        it -> it.complete(Outcome.CLEAR, "", now()),
        it -> it.complete(Outcome.INCONCLUSIVE, "", now()),
        it -> it.fail(why, now()),
        it -> it.cancel("Somebody said so.", now()));
  }

  @ParameterizedTest
  @MethodSource("ends")
  default void a_run_ends_as_it_was_said(Function<Run.Running, Run.Finished> end) {
    var claim = claimed(added());
    var finished = end.apply(claim.run());
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          runs().finish(finished);
        });
    assertThat(runs().find(finished.id())).contains(finished);
    assertThat(runs().ofSession(finished.origin().session())).contains(finished);
  }

  @Test
  default void a_run_is_queued_until_it_is_claimed() {
    var session = sessionFor(added());
    var run = manualRun(session);
    ports().runQueue().addManual(run, session, 5);
    assertThat(runs().find(run.id())).contains(run);
    assertThat(runs().ofSession(session.id())).contains(run);
  }

  @Test
  default void what_never_was_is_not_found() {
    assertThat(runs().find(IDS.run())).isEmpty();
    assertThat(runs().ofSession(IDS.session())).isEmpty();
    assertThat(runs().ofSchedule(IDS.schedule(), 50)).isEmpty();
  }

  @Test
  default void the_latest_runs_of_a_schedule_come_first() {
    var schedule = added();
    var asked = new ArrayList<Run>();
    for (int count = 0; count < 4; count++) {
      var session = sessionFor(schedule);
      var run = manualRun(session);
      ports().runQueue().addManual(run, session, 5);
      asked.addFirst(run);
    }
    assertThat(runs().ofSchedule(schedule.id(), 3)).isEqualTo(asked.subList(0, 3));
  }

  @Test
  default void a_first_run_has_nothing_to_compare_with() {
    var schedule = added();
    assertThat(runs().lastFindings(schedule.id(), claimed(schedule).run().id())).isEmpty();
  }

  @Test
  default void findings_are_compared_with_those_of_the_run_before() {
    var schedule = added();
    var before = finding("user017@contoso.example");
    finish(claimed(schedule), found(finding("user004@contoso.example")));
    finish(claimed(schedule), found(before));
    assertThat(runs().lastFindings(schedule.id(), claimed(schedule).run().id()))
        .containsExactly(before.fingerprint());
  }

  @Test
  default void a_run_that_came_to_no_verdict_is_passed_over() {
    var schedule = added();
    var before = finding("user017@contoso.example");
    finish(claimed(schedule), found(before));
    finish(claimed(schedule), inconclusive());
    assertThat(runs().lastFindings(schedule.id(), claimed(schedule).run().id()))
        .containsExactly(before.fingerprint());
  }

  @Test
  default void after_a_clear_run_every_finding_is_new() {
    var schedule = added();
    finish(claimed(schedule), found(finding("user017@contoso.example")));
    finish(claimed(schedule), clear());
    assertThat(runs().lastFindings(schedule.id(), claimed(schedule).run().id())).isEmpty();
  }

  @Test
  default void another_schedules_findings_do_not_count() {
    finish(claimed(added()), found(finding("user017@contoso.example")));
    var schedule = added();
    assertThat(runs().lastFindings(schedule.id(), claimed(schedule).run().id())).isEmpty();
  }

  private Schedule added() {
    var schedule = aSchedule().make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  @Test
  default void a_run_of_the_timetable_looks_after_the_windows_before_it() {
    var schedule = ScheduleFixture.aDueSchedule().make();
    ports().schedules().add(schedule, Optional.empty());
    var first = Fixtures.runOf(schedule, ago(Duration.ofHours(2)));
    var second = Fixtures.runOf(schedule, ago(Duration.ofHours(1)));
    ports()
        .dueSchedules()
        .dispatch(
            10, due -> new DueSchedules.Decision(List.of(first, second), Fixtures.moved(due)));
    var window = window(first);
    runs().keepWindows(List.of(window));
    var id = second.run().id();
    assertThat(runs().toLookAfter(id, ago(Duration.ofDays(1)), 5)).containsExactly(window);
    assertThat(runs().toLookAfter(id, window.window().to(), 5)).isEmpty();
    assertThat(runs().toLookAfter(first.run().id(), ago(Duration.ofDays(1)), 5)).isEmpty();
    assertThat(runs().toLookAfter(claimed(schedule).run().id(), ago(Duration.ofDays(1)), 5))
        .isEmpty();
    runs().noteLate(List.of(new Conduct.LateRows(window.run(), window.window(), 9, 1, true)));
    assertThat(runs().toLookAfter(id, ago(Duration.ofDays(1)), 5))
        .extracting(WindowRead::late)
        .containsExactly(new WindowRead.Late(9, true));
  }

  @Test
  default void what_was_read_in_full_ends_where_the_last_such_window_does() {
    var schedule = ScheduleFixture.aDueSchedule().make();
    ports().schedules().add(schedule, Optional.empty());
    var first = Fixtures.runOf(schedule, ago(Duration.ofHours(3)));
    var second = Fixtures.runOf(schedule, ago(Duration.ofHours(2)));
    assertThat(runs().readUpTo(schedule.id(), now())).isEmpty();
    var read = window(first);
    var cut = window(second);
    runs()
        .keepWindows(
            List.of(
                read,
                new WindowRead(
                    cut.run(),
                    cut.schedule(),
                    cut.occurrence(),
                    cut.window(),
                    cut.session(),
                    Outcome.INCONCLUSIVE,
                    false,
                    now())));
    assertThat(runs().readUpTo(schedule.id(), now())).contains(read.window().to());
    assertThat(runs().readUpTo(schedule.id(), read.window().to())).isEmpty();
    assertThat(runs().readUpTo(ScheduleFixture.aDueSchedule().make().id(), now())).isEmpty();
  }

  private static WindowRead window(DueSchedules.NewRun.ToExecute run) {
    var occurrence = run.run().origin().scheduledFor();
    return new WindowRead(
        run.run().id(),
        run.run().origin().schedule().orElseThrow(),
        occurrence,
        TimeRange.endingAt(occurrence.minusSeconds(300), Duration.ofHours(1)),
        run.session().id(),
        Outcome.CLEAR,
        false,
        now());
  }

  private RunQueue.Claim claimed(Schedule schedule) {
    var session = sessionFor(schedule);
    var run = manualRun(session);
    ports().runQueue().addManual(run, session, 5);
    var worker = ports().runQueue().register("worker", LONG_LEASE);
    return ports().runQueue().claim(worker, 100, 5).stream()
        .filter(it -> it.run().id().equals(run.id()))
        .findFirst()
        .orElseThrow();
  }

  private void finish(RunQueue.Claim claim, InvestigationResult result) {
    var run = claim.run().complete(result.conclusion().outcome(), "", now());
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          runs().finish(run);
          ports()
              .sessions()
              .conclude(
                  run.origin().session(),
                  Session.Status.COMPLETED,
                  run.finishedAt(),
                  Optional.of(result));
        });
  }
}
