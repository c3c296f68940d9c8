package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.plan;
import static com.socmate.application.port.Fixtures.viewer;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Schedules.Change;
import com.socmate.application.port.Schedules.Filter;
import com.socmate.application.port.Schedules.Order;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.time.Recurrence;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every [Schedules] promises, whether it keeps them in a map or in PostgreSQL.
public interface SchedulesContract {
  FailureReason WHY =
      new FailureReason(FailureReason.Code.INTERNAL, "It broke.", "Look at the log.");

  Ports ports();

  private Schedules schedules() {
    return ports().schedules();
  }

  static Stream<Schedule> oneOfEachKind() {
    return ScheduleFixture.oneOfEachKind();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  default void a_schedule_comes_back_as_it_was_added(Schedule schedule) {
    schedules().add(schedule, Optional.empty());
    assertThat(schedules().find(schedule.id())).contains(schedule);
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  default void a_schedule_can_be_changed_into_any_other(Schedule wanted) {
    var before = added(aSchedule());
    var after =
        new Schedule(
            before.id(),
            wanted.owner(),
            wanted.definition(),
            wanted.timetable(),
            wanted.state(),
            7,
            before.createdAt(),
            now());
    schedules().change(before.id(), _ -> new Change<>(after, true));
    assertThat(schedules().find(before.id())).contains(after);
  }

  @Test
  default void schedules_due_in_a_stretch_are_counted_up_to_a_number() {
    var minute = now().plusSeconds(86_400);
    for (int count = 0; count < 4; count++) {
      added(aSchedule().dueAt(minute.plusSeconds(20L * count)));
    }
    assertThat(schedules().countDue(minute, minute.plusSeconds(60), 100)).isEqualTo(3);
    assertThat(schedules().countDue(minute, minute.plusSeconds(60), 2)).isEqualTo(2);
    assertThat(schedules().countDue(minute.minusSeconds(60), minute, 100)).isZero();
  }

  @Test
  default void a_deleted_schedule_is_restored_as_it_is_decided() {
    var schedule = added(aSchedule().in(new ScheduleState.Failed(now(), WHY)));
    schedules().delete(schedule.id());
    var restored =
        schedules()
            .restore(
                schedule.id(),
                now().minusSeconds(60),
                (deleted, before) -> {
                  assertThat(before).isEqualTo(ScheduleState.Status.FAILED);
                  return Optional.of(deleted.restored(before, now()));
                });
    assertThat(restored).isPresent();
    assertThat(schedules().find(schedule.id())).isEqualTo(restored);
    assertThat(restored.orElseThrow().definition()).isEqualTo(schedule.definition());
    assertThat(restored.orElseThrow().version()).isGreaterThan(schedule.version());
    assertThat(schedules().delete(schedule.id())).isTrue();
  }

  @Test
  default void what_was_deleted_too_long_ago_or_never_or_is_left_is_not_restored() {
    var schedule = added(aSchedule());
    assertThat(restored(schedule.id(), now().minusSeconds(60))).isEmpty();
    schedules().delete(schedule.id());
    assertThat(restored(schedule.id(), now().plusSeconds(60))).isEmpty();
    assertThat(
            schedules().restore(schedule.id(), now().minusSeconds(60), (_, _) -> Optional.empty()))
        .isEmpty();
    assertThat(schedules().find(schedule.id())).isEmpty();
    assertThat(restored(schedule.id(), now().minusSeconds(60))).isPresent();
  }

  private Optional<Schedule> restored(ScheduleId id, Instant deletedAfter) {
    return schedules()
        .restore(id, deletedAfter, (it, before) -> Optional.of(it.restored(before, now())));
  }

  @Test
  default void it_is_known_since_when_the_times_are_these() {
    var schedule = added(aSchedule());
    var first = schedules().timesSince(schedule.id()).orElseThrow();
    schedules().change(schedule.id(), it -> renamed(it, "Other"));
    assertThat(schedules().timesSince(schedule.id())).contains(first);
    schedules()
        .change(
            schedule.id(),
            it ->
                new Change<>(
                    it.change(
                        it.definition(),
                        it.timetable().endingAt(now().plusSeconds(864_000)),
                        now()),
                    true));
    assertThat(schedules().timesSince(schedule.id()).orElseThrow()).isAfter(first);
    assertThat(schedules().timesSince(IDS.schedule())).isEmpty();
  }

  @Test
  default void a_list_is_narrowed_to_a_tag() {
    var schedule = added(aSchedule());
    var filter =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(schedule.owner()),
            Optional.of("daily"),
            Optional.empty(),
            Order.NAME);
    assertThat(listed(filter, viewer(schedule.owner()))).containsExactly(schedule.id());
    var other =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(schedule.owner()),
            Optional.of("dail"),
            Optional.empty(),
            Order.NAME);
    assertThat(listed(other, viewer(schedule.owner()))).isEmpty();
  }

  @Test
  default void those_that_failed_or_whose_latest_runs_fail_are_found_among_all() {
    var me = IDS.user();
    added(aSchedule().ownedBy(me));
    var failing = added(aSchedule().ownedBy(me).withFailures(2));
    var failed = added(aSchedule().ownedBy(me).in(new ScheduleState.Failed(now(), WHY)));
    added(
        aSchedule()
            .ownedBy(me)
            .in(new ScheduleState.Paused("", Optional.empty(), new FailureStreak(3))));
    var wanted = Filter.NONE.onlyFailing(true);
    assertThat(listed(wanted, viewer(me))).containsExactlyInAnyOrder(failing.id(), failed.id());
    assertThat(schedules().list(wanted, viewer(me), new Page(1, 0)).total()).isEqualTo(2);
  }

  @Test
  default void an_unknown_schedule_is_not_found() {
    assertThat(schedules().find(IDS.schedule())).isEmpty();
    assertThat(schedules().change(IDS.schedule(), it -> new Change<>(it, true))).isEmpty();
    assertThat(schedules().delete(IDS.schedule())).isFalse();
  }

  @Test
  default void changes_made_at_the_same_moment_are_all_kept() {
    var schedule = added(aSchedule());
    Parallel.times(4, _ -> schedules().change(schedule.id(), SchedulesContract::oneMoreFailure));
    assertThat(schedules().find(schedule.id()).orElseThrow().state())
        .isInstanceOfSatisfying(
            ScheduleState.Active.class,
            it -> assertThat(it.streak()).isEqualTo(new FailureStreak(4)));
  }

  @Test
  default void words_changed_at_the_same_moment_are_all_kept() {
    var schedule = added(aSchedule().named("n"));
    Parallel.times(
        8, _ -> schedules().change(schedule.id(), it -> renamed(it, it.definition().name() + "n")));
    assertThat(schedules().find(schedule.id()).orElseThrow().definition().name())
        .isEqualTo("nnnnnnnnn");
  }

  @Test
  default void a_change_that_throws_changes_nothing() {
    var schedule = added(aSchedule());
    assertThatThrownBy(() ->
            schedules()
                .change(
                    schedule.id(),
                    _ -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(schedules().find(schedule.id())).contains(schedule);
  }

  @Test
  default void a_change_answers_what_it_decided() {
    var schedule = added(aSchedule());
    assertThat(schedules().change(schedule.id(), it -> new Change<>(it, "kept"))).contains("kept");
  }

  @Test
  default void a_plan_comes_back_as_it_was_added() {
    var schedule = aSchedule().make();
    schedules().add(schedule, Optional.of(plan()));
    assertThat(schedules().plan(schedule.id())).contains(new Schedules.StoredPlan(1, plan()));
  }

  @Test
  default void a_deleted_schedule_is_gone_from_every_answer() {
    var schedule = aSchedule().sharedWithTheTeam().make();
    schedules().add(schedule, Optional.of(plan()));
    assertThat(schedules().delete(schedule.id())).isTrue();
    assertThat(schedules().delete(schedule.id())).isFalse();
    assertThat(schedules().find(schedule.id())).isEmpty();
    assertThat(schedules().find(schedule.id(), admin())).isEmpty();
    assertThat(schedules().plan(schedule.id())).isEmpty();
    assertThat(schedules().change(schedule.id(), it -> new Change<>(it, true))).isEmpty();
    assertThat(listed(ownedBy(schedule.owner()), admin())).isEmpty();
  }

  @Test
  default void people_see_their_own_schedules_and_those_of_the_team() {
    var me = IDS.user();
    var mine = added(aSchedule().ownedBy(me));
    var theirs = added(aSchedule());
    var shared = added(aSchedule().sharedWithTheTeam());
    assertThat(listed(Filter.NONE, viewer(me))).contains(mine.id(), shared.id());
    assertThat(listed(Filter.NONE, viewer(me))).doesNotContain(theirs.id());
    assertThat(schedules().find(mine.id(), viewer(me))).contains(mine);
    assertThat(schedules().find(shared.id(), viewer(me))).contains(shared);
    assertThat(schedules().find(theirs.id(), viewer(me))).isEmpty();
  }

  @Test
  default void admins_see_every_schedule() {
    var theirs = added(aSchedule());
    assertThat(schedules().find(theirs.id(), admin())).contains(theirs);
    assertThat(listed(ownedBy(theirs.owner()), admin())).containsExactly(theirs.id());
  }

  @Test
  default void a_list_is_narrowed_by_each_part_of_its_filter() {
    var me = IDS.user();
    added(aSchedule().ownedBy(me));
    var wanted =
        added(
            aSchedule()
                .ownedBy(me)
                .named("Lateral 100%_movement")
                .writtenFor(Persona.CISO)
                .happening(new Recurrence.Monthly(1, LocalTime.NOON))
                .in(new ScheduleState.Completed(now())));
    var nothing = Filter.NONE;
    assertThat(
            listed(
                with(
                    nothing,
                    me,
                    Optional.of(ScheduleState.Status.COMPLETED),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                viewer(me)))
        .containsExactly(wanted.id());
    assertThat(
            listed(
                with(
                    nothing,
                    me,
                    Optional.empty(),
                    Optional.of(Frequency.MONTHLY),
                    Optional.empty(),
                    Optional.empty()),
                viewer(me)))
        .containsExactly(wanted.id());
    assertThat(
            listed(
                with(
                    nothing,
                    me,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Persona.CISO),
                    Optional.empty()),
                viewer(me)))
        .containsExactly(wanted.id());
    assertThat(
            listed(
                with(
                    nothing,
                    me,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("100%_MOVE")),
                viewer(me)))
        .containsExactly(wanted.id());
    assertThat(
            listed(
                with(
                    nothing,
                    me,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("1000_MOVE")),
                viewer(me)))
        .isEmpty();
  }

  @Test
  default void a_list_is_sorted_as_asked() {
    var me = IDS.user();
    var start = now();
    var first =
        added(aSchedule().ownedBy(me).named("b").createdAt(start).dueAt(start.plusSeconds(30)));
    var second =
        added(
            aSchedule()
                .ownedBy(me)
                .named("C")
                .createdAt(start.plusSeconds(1))
                .in(new ScheduleState.Completed(start)));
    var third =
        added(
            aSchedule()
                .ownedBy(me)
                .named("a")
                .createdAt(start.plusSeconds(2))
                .dueAt(start.plusSeconds(10)));
    assertThat(sorted(me, Order.CREATED)).containsExactly(first.id(), second.id(), third.id());
    assertThat(sorted(me, Order.CREATED_DESC)).containsExactly(third.id(), second.id(), first.id());
    assertThat(sorted(me, Order.NAME)).containsExactly(third.id(), first.id(), second.id());
    assertThat(sorted(me, Order.NAME_DESC)).containsExactly(second.id(), first.id(), third.id());
    assertThat(sorted(me, Order.NEXT_RUN)).containsExactly(third.id(), first.id(), second.id());
    assertThat(sorted(me, Order.NEXT_RUN_DESC))
        .containsExactly(first.id(), third.id(), second.id());
  }

  @Test
  default void a_page_says_how_long_the_whole_list_is() {
    var me = IDS.user();
    for (int count = 0; count < 5; count++) {
      added(aSchedule().ownedBy(me));
    }
    var slice = schedules().list(ownedBy(me), viewer(me), new Page(2, 4));
    assertThat(slice.items()).hasSize(1);
    assertThat(slice.total()).isEqualTo(5);
    assertThat(schedules().list(ownedBy(me), viewer(me), new Page(2, 10)).total()).isEqualTo(5);
  }

  private Schedule added(ScheduleFixture fixture) {
    var schedule = fixture.make();
    schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private List<ScheduleId> listed(Filter filter, Viewer viewer) {
    return schedules().list(filter, viewer, new Page(100, 0)).items().stream()
        .map(Schedule::id)
        .toList();
  }

  private List<ScheduleId> sorted(UserId owner, Order order) {
    var filter =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(owner),
            Optional.empty(),
            Optional.empty(),
            order);
    return listed(filter, viewer(owner));
  }

  private static Filter ownedBy(UserId owner) {
    return with(
        Filter.NONE, owner, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Filter with(
      Filter base,
      UserId owner,
      Optional<ScheduleState.Status> status,
      Optional<Frequency> frequency,
      Optional<Persona> persona,
      Optional<String> text) {
    return new Filter(
        status, frequency, persona, Optional.of(owner), Optional.empty(), text, base.order());
  }

  private static Change<Boolean> oneMoreFailure(Schedule it) {
    var active = (ScheduleState.Active) it.state();
    return new Change<>(
        it.at(new ScheduleState.Active(active.nextRunAt(), active.streak().oneMore())), true);
  }

  private static Change<Boolean> renamed(Schedule it, String name) {
    var old = it.definition();
    var definition =
        new Definition(
            name,
            old.description(),
            old.query(),
            old.persona(),
            old.overlap(),
            old.catchup(),
            old.notifyOn(),
            old.visibility(),
            old.tags());
    return new Change<>(it.change(definition, it.timetable(), now()), true);
  }
}
