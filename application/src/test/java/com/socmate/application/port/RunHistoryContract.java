package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.plan;
import static com.socmate.application.port.Fixtures.session;
import static com.socmate.application.port.Fixtures.sessionFor;
import static com.socmate.application.port.Fixtures.viewer;
import static com.socmate.application.port.ScheduleFixture.aDueSchedule;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.RunHistory.Filter;
import com.socmate.application.port.RunHistory.Standing;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.RunId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What every [RunHistory] promises.
public interface RunHistoryContract {
  Ports ports();

  private RunHistory history() {
    return ports().runHistory();
  }

  @Test
  default void a_run_is_seen_by_whoever_sees_its_schedule() {
    var owner = IDS.user();
    var other = viewer(IDS.user());
    var hidden = ran(added(aSchedule().ownedBy(owner)));
    var shared = ran(added(aSchedule().ownedBy(owner).sharedWithTheTeam()));
    assertThat(history().find(hidden.id(), viewer(owner))).isPresent();
    assertThat(history().find(hidden.id(), admin())).isPresent();
    assertThat(history().find(hidden.id(), other)).isEmpty();
    assertThat(history().find(shared.id(), other)).isPresent();
    assertThat(listed(other)).contains(shared.id()).doesNotContain(hidden.id());
    assertThat(listed(viewer(owner))).contains(shared.id(), hidden.id());
    assertThat(listed(admin())).contains(shared.id(), hidden.id());
  }

  @Test
  default void a_run_without_a_schedule_is_seen_by_whoever_sees_its_session() {
    var owner = IDS.user();
    var own = queued(session(owner));
    var shared = queued(session(owner, Visibility.TEAM));
    var other = viewer(IDS.user());
    assertThat(listed(viewer(owner))).contains(own.id(), shared.id());
    assertThat(listed(other)).contains(shared.id()).doesNotContain(own.id());
    assertThat(history().find(own.id(), viewer(owner)).orElseThrow().scheduleName()).isEmpty();
  }

  @Test
  default void the_runs_of_a_deleted_schedule_stay() {
    var schedule = added(aSchedule());
    var run = ran(schedule);
    ports().schedules().delete(schedule.id());
    assertThat(history().find(run.id(), viewer(schedule.owner()))).isPresent();
  }

  @Test
  default void a_list_names_the_schedule_and_the_plan_that_the_run_was_made_for() {
    var schedule = aSchedule().named("Sign-ins").make();
    ports().schedules().add(schedule, Optional.of(plan()));
    var first = ran(schedule);
    var other = plan("SigninLogs | take 1");
    ports().plans().keep(schedule.id(), other, Plans.By.editing(schedule.owner(), ""));
    var second = ran(schedule);
    var viewer = viewer(schedule.owner());
    assertThat(history().find(first.id(), viewer).orElseThrow())
        .isEqualTo(
            new RunHistory.Listed(
                first,
                Optional.of("Sign-ins"),
                OptionalInt.of(1),
                Optional.of(plan().hash()),
                Optional.empty()));
    var later = history().find(second.id(), viewer).orElseThrow();
    assertThat(later.planVersion()).isEqualTo(OptionalInt.of(2));
    assertThat(later.planHash()).contains(other.hash());
    assertThat(ports().schedules().plan(schedule.id(), first.id()).orElseThrow().plan())
        .isEqualTo(plan());
    assertThat(ports().schedules().plan(schedule.id(), second.id()).orElseThrow().version())
        .isEqualTo(2);
  }

  @Test
  default void a_list_is_narrowed() {
    var schedule = added(aDueSchedule());
    var other = added(aSchedule().ownedBy(schedule.owner()));
    var clear = ran(other);
    ports().dueSchedules().dispatch(500, Fixtures::runOnce);
    var scheduled = ports().runs().ofSchedule(schedule.id(), 1).getFirst();
    var me = viewer(schedule.owner());
    var none = Filter.NONE;
    assertThat(listed(none.of(schedule.id()), me)).containsExactly(scheduled.id());
    assertThat(listed(standing(Standing.QUEUED), me)).containsExactly(scheduled.id());
    assertThat(listed(standing(Standing.COMPLETED), me)).containsExactly(clear.id());
    assertThat(listed(standing(Standing.RUNNING), me)).isEmpty();
    assertThat(listed(trigger(Trigger.MANUAL), me)).containsExactly(clear.id());
    assertThat(listed(outcome(Outcome.CLEAR), me)).containsExactly(clear.id());
    assertThat(listed(outcome(Outcome.FINDINGS), me)).isEmpty();
    var occurrence = scheduled.origin().scheduledFor();
    assertThat(listed(within(occurrence, occurrence.plusNanos(1_000)), me))
        .containsExactly(scheduled.id());
    assertThat(listed(within(occurrence.minusSeconds(60), occurrence), me)).isEmpty();
  }

  @Test
  default void a_run_in_a_workers_hands_is_running() {
    var schedule = added(aSchedule());
    var session = sessionFor(schedule);
    var run = queued(session);
    claim(run);
    assertThat(listed(standing(Standing.RUNNING), viewer(schedule.owner())))
        .containsExactly(run.id());
  }

  @Test
  default void a_page_is_the_latest_first_and_knows_how_many_there_are() {
    var schedule = added(aSchedule());
    var first = ran(schedule);
    var second = ran(schedule);
    var third = ran(schedule);
    var me = viewer(schedule.owner());
    var slice = history().list(Filter.NONE, me, new Page(2, 1));
    assertThat(slice.items())
        .extracting(it -> it.run().id())
        .containsExactly(second.id(), first.id());
    assertThat(slice.total()).isEqualTo(3);
    var oldest = history().list(ordered(RunHistory.Order.OCCURRENCE), me, new Page(3, 0));
    assertThat(oldest.items())
        .extracting(it -> it.run().id())
        .containsExactly(first.id(), second.id(), third.id());
  }

  @Test
  default void the_latest_runs_of_many_schedules_are_found_at_once() {
    var one = added(aSchedule());
    var other = added(aSchedule());
    var never = added(aSchedule());
    ran(one);
    var last = ran(one);
    var only = queued(sessionFor(other));
    assertThat(history().latest(List.of(one.id(), other.id(), never.id())))
        .hasSize(2)
        .containsEntry(one.id(), last)
        .containsEntry(other.id(), only);
    assertThat(history().latest(List.of())).isEmpty();
  }

  @Test
  default void several_of_the_latest_runs_of_each_are_found_the_latest_first() {
    var one = added(aSchedule());
    var other = added(aSchedule());
    ran(one);
    var second = ran(one);
    var third = ran(one);
    var only = ran(other);
    assertThat(history().latest(List.of(one.id(), other.id(), IDS.schedule()), 2))
        .hasSize(2)
        .containsEntry(one.id(), List.of(third, second))
        .containsEntry(other.id(), List.of(only));
  }

  @Test
  default void runs_are_found_by_their_occurrence() {
    var schedule = added(aSchedule());
    var first = ran(schedule);
    var second = ran(schedule);
    var from = first.origin().scheduledFor();
    var to = second.origin().scheduledFor();
    assertThat(history().between(schedule.id(), from, to)).containsExactly(first, second);
    assertThat(history().between(schedule.id(), from.plusNanos(1_000), to)).containsExactly(second);
    assertThat(history().between(IDS.schedule(), from, to)).isEmpty();
  }

  @Test
  default void windows_are_found_where_they_touch_the_stretch() {
    var schedule = added(aSchedule());
    var to = ago(Duration.ofHours(1));
    var window = window(schedule, to);
    ports().runs().keepWindows(List.of(window, window(added(aSchedule()), to)));
    ports().runs().keepWindows(List.of());
    var from = window.window().from();
    assertThat(history().windows(schedule.id(), from.minusSeconds(9), from)).isEmpty();
    assertThat(history().windows(schedule.id(), from.minusSeconds(9), from.plusSeconds(1)))
        .containsExactly(window);
    assertThat(history().windows(schedule.id(), to.minusSeconds(1), to.plusSeconds(9)))
        .containsExactly(window);
    assertThat(history().windows(schedule.id(), to, to.plusSeconds(9))).isEmpty();
  }

  private static WindowRead window(Schedule schedule, Instant to) {
    return new WindowRead(
        IDS.run(),
        schedule.id(),
        to.plusSeconds(300),
        TimeRange.endingAt(to, Duration.ofDays(1)),
        IDS.session(),
        Outcome.CLEAR,
        false,
        now());
  }

  private static Filter standing(Standing standing) {
    return filter(Optional.of(standing), Optional.empty(), Optional.empty());
  }

  private static Filter outcome(Outcome outcome) {
    return filter(Optional.empty(), Optional.of(outcome), Optional.empty());
  }

  private static Filter trigger(Trigger trigger) {
    return filter(Optional.empty(), Optional.empty(), Optional.of(trigger));
  }

  private static Filter filter(
      Optional<Standing> standing, Optional<Outcome> outcome, Optional<Trigger> trigger) {
    return new Filter(
        standing,
        outcome,
        trigger,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RunHistory.Order.OCCURRENCE_DESC);
  }

  private static Filter within(Instant from, Instant to) {
    return new Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        RunHistory.Order.OCCURRENCE_DESC);
  }

  private static Filter ordered(RunHistory.Order order) {
    return new Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order);
  }

  private List<RunId> listed(Viewer viewer) {
    return listed(Filter.NONE, viewer);
  }

  private List<RunId> listed(Filter filter, Viewer viewer) {
    return history().list(filter, viewer, new Page(100, 0)).items().stream()
        .map(it -> it.run().id())
        .toList();
  }

  private Schedule added(ScheduleFixture fixture) {
    var schedule = fixture.make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private Run.Queued queued(Session session) {
    var run = manualRun(session);
    ports().runQueue().addManual(run, session, 50);
    return run;
  }

  /// A run by hand that found nothing.
  private Run ran(Schedule schedule) {
    var claim = claim(queued(sessionFor(schedule)));
    var run = claim.run().complete(Outcome.CLEAR, "", now());
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          ports().runs().finish(run);
        });
    return run;
  }

  private RunQueue.Claim claim(Run.Queued run) {
    var worker = ports().runQueue().register("worker", LONG_LEASE);
    return ports().runQueue().claim(worker, 100, 50).stream()
        .filter(it -> it.run().id().equals(run.id()))
        .findFirst()
        .orElseThrow();
  }
}
