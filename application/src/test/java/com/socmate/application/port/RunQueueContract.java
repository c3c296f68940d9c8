package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.event;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.session;
import static com.socmate.application.port.ScheduleFixture.aDueSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.RunQueue.Admission;
import com.socmate.application.port.RunQueue.Claim;
import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every [RunQueue] promises.
public interface RunQueueContract {
  int LOSS_LIMIT = 3;

  Ports ports();

  private RunQueue queue() {
    return ports().runQueue();
  }

  @Test
  default void a_waiting_run_is_withdrawn_once_and_never_claimed() {
    var schedule = anAddedSchedule();
    var run = queuedRun(schedule);
    var one = new RunQueue.Waiting.One(run.id());
    assertThat(queue().withdraw(one, 10)).containsExactly(run);
    assertThat(queue().withdraw(one, 10)).isEmpty();
    assertThat(queue().claim(queue().register("w", LONG_LEASE), 10, 5)).isEmpty();
    assertThat(queue().unfinishedRuns(schedule.id())).isZero();
  }

  @Test
  default void a_run_in_a_workers_hands_is_not_withdrawn() {
    var schedule = anAddedSchedule();
    var run = queuedRun(schedule);
    queue().claim(queue().register("w", LONG_LEASE), 10, 5);
    assertThat(queue().withdraw(new RunQueue.Waiting.One(run.id()), 10)).isEmpty();
    assertThat(queue().withdraw(new RunQueue.Waiting.OfSchedule(schedule.id()), 10)).isEmpty();
    assertThat(queue().requestCancelOf(schedule.id())).isEqualTo(1);
    assertThat(queue().withdraw(new RunQueue.Waiting.AskedToStop(), 10)).isEmpty();
  }

  @Test
  default void all_that_wait_of_a_schedule_are_withdrawn_up_to_a_number() {
    var schedule = anAddedSchedule();
    var runs = List.of(queuedRun(schedule), queuedRun(schedule), queuedRun(schedule));
    queuedRun(anAddedSchedule());
    var all = new RunQueue.Waiting.OfSchedule(schedule.id());
    assertThat(queue().withdraw(all, 2)).hasSize(2).isSubsetOf(runs);
    assertThat(queue().withdraw(all, 2)).hasSize(1).isSubsetOf(runs);
  }

  @Test
  default void what_was_asked_to_stop_while_it_waits_is_withdrawn() {
    var schedule = anAddedSchedule();
    var asked = queuedRun(schedule);
    queuedRun(schedule);
    queue().requestCancel(asked.id());
    assertThat(queue().withdraw(new RunQueue.Waiting.AskedToStop(), 10)).containsExactly(asked);
  }

  @Test
  default void a_run_and_its_withdrawal_race_and_one_of_them_wins() {
    for (int round = 0; round < 10; round++) {
      var run = queuedRun(anAddedSchedule());
      var worker = queue().register("w", LONG_LEASE);
      var won =
          Parallel.times(
              2,
              turn ->
                  turn == 0
                      ? queue().claim(worker, 10, 5).size()
                      : queue().withdraw(new RunQueue.Waiting.One(run.id()), 1).size());
      assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }
  }

  @Test
  default void a_backfill_is_queued_behind_all_others_and_stands_in_nobodys_way() {
    var schedule = anAddedSchedule();
    var backfill = aBackfill(schedule);
    var old = Fixtures.backfillOf(schedule, Fixtures.ago(Duration.ofDays(3)));
    assertThat(queue().addBackfill(backfill, List.of(old))).containsExactly(old.run().id());
    var run = queuedRun(schedule);
    assertThat(queue().unfinishedRuns(schedule.id())).isEqualTo(1);
    var worker = queue().register("w", LONG_LEASE);
    assertThat(queue().claim(worker, 1, 5).getFirst().run().id()).isEqualTo(run.id());
    assertThat(queue().claim(worker, 1, 5).getFirst().run().id()).isEqualTo(old.run().id());
    assertThat(ports().runHistory().find(old.run().id(), Fixtures.admin()).orElseThrow().backfill())
        .contains(backfill.id());
    assertThat(ports().runs().backfillOf(run.id())).isEmpty();
    assertThat(ports().runs().backfillOf(old.run().id()))
        .contains(new Backfill.Progress(backfill, 1, 0, 0, 0, 0));
  }

  @Test
  default void an_occurrence_with_an_unfinished_run_is_not_queued_twice() {
    var schedule = anAddedSchedule();
    var occurrence = Fixtures.ago(Duration.ofDays(3));
    var first = Fixtures.backfillOf(schedule, occurrence);
    queue().addBackfill(aBackfill(schedule), List.of(first));
    var again = Fixtures.backfillOf(schedule, occurrence);
    assertThat(queue().addBackfill(aBackfill(schedule), List.of(again))).isEmpty();
    var claim = queue().claim(queue().register("w", LONG_LEASE), 1, 5).getFirst();
    ports()
        .transactions()
        .together(() -> {
          queue().release(claim);
          ports().runs().finish(claim.run().complete(Outcome.CLEAR, "", Fixtures.now()));
        });
    assertThat(ports().runs().backfillOf(first.run().id()).orElseThrow().isDone()).isTrue();
    assertThat(queue().addBackfill(aBackfill(schedule), List.of(again)))
        .containsExactly(again.run().id());
  }

  @Test
  default void wishes_for_the_same_gap_at_the_same_moment_queue_it_once() {
    var schedule = anAddedSchedule();
    var occurrence = Fixtures.ago(Duration.ofDays(3));
    var queued =
        Parallel.times(
            8,
            _ ->
                queue()
                    .addBackfill(
                        aBackfill(schedule), List.of(Fixtures.backfillOf(schedule, occurrence)))
                    .size());
    assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
  }

  private Schedule anAddedSchedule() {
    var schedule = ScheduleFixture.aSchedule().make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private Run.Queued queuedRun(Schedule schedule) {
    var session = Fixtures.sessionFor(schedule);
    var run = Fixtures.manualRun(session);
    queue().addManual(run, session, 50);
    return run;
  }

  private static Backfill aBackfill(Schedule schedule) {
    return new Backfill(Fixtures.IDS.backfill(), schedule.id(), schedule.owner(), Fixtures.now());
  }

  @Test
  default void of_40_parallel_manual_runs_at_limit_5_exactly_5_are_admitted() {
    var owner = IDS.user();
    var admissions = Parallel.times(40, _ -> ask(owner, 5));
    assertThat(admissions).filteredOn(Admission.QUEUED::equals).hasSize(5);
    assertThat(ports().sessions().list(Fixtures.viewer(owner), Page.FIRST).total()).isEqualTo(5);
  }

  @Test
  default void each_lane_has_a_limit_of_its_own() {
    var owner = IDS.user();
    assertThat(ask(owner, 1)).isEqualTo(Admission.QUEUED);
    assertThat(ask(owner, 1)).isEqualTo(Admission.LIMIT_REACHED);
    assertThat(ask(IDS.user(), 1)).isEqualTo(Admission.QUEUED);
  }

  @Test
  default void a_finished_run_makes_room_for_another() {
    var owner = IDS.user();
    ask(owner, 1);
    queue().release(claim(worker(), 1).getFirst());
    assertThat(ask(owner, 1)).isEqualTo(Admission.QUEUED);
  }

  @Test
  default void scheduled_runs_do_not_count_against_manual_ones() {
    var schedule = dispatched();
    assertThat(ask(schedule.owner(), 1)).isEqualTo(Admission.QUEUED);
  }

  @Test
  default void a_run_asked_for_at_the_instant_of_an_occurrence_does_not_take_its_place() {
    var schedule = added();
    var session = Fixtures.sessionFor(schedule);
    var occurrence = schedule.nextRunAt().orElseThrow();
    var asked = manualRun(session);
    var origin = asked.origin();
    var atTheInstant =
        new Run.Queued(
            asked.id(),
            new Run.Origin(
                origin.schedule(), origin.trigger(), occurrence, origin.lane(), origin.session()),
            asked.queuedAt());
    queue().addManual(atTheInstant, session, 5);
    ports().dueSchedules().dispatch(10, Fixtures::runOnce);
    assertThat(ports().runs().ofSchedule(schedule.id(), 10)).hasSize(2);
  }

  @Test
  default void a_claimed_run_is_running_from_the_first_attempt() {
    var owner = IDS.user();
    ask(owner, 5);
    var claim = claim(worker(), 1).getFirst();
    assertThat(claim.run().attempt()).isEqualTo(1);
    assertThat(claim.lane().value()).contains(owner.value());
    assertThat(ports().runs().find(claim.run().id())).contains(claim.run());
    assertThat(claim(worker(), 1)).isEmpty();
  }

  @Test
  default void the_oldest_of_a_lane_comes_first() {
    var owner = IDS.user();
    var asked = new ArrayList<RunId>();
    for (int count = 0; count < 5; count++) {
      var session = session(owner);
      var run = manualRun(session);
      queue().addManual(run, session, 5);
      asked.add(run.id());
    }
    var worker = worker();
    var claimed = new ArrayList<RunId>();
    for (int count = 0; count < 5; count++) {
      claimed.add(claim(worker, 1).getFirst().run().id());
    }
    assertThat(claimed).isEqualTo(asked);
  }

  @Test
  default void backfills_come_after_all_others() {
    var schedule = added();
    var occurrence = schedule.nextRunAt().orElseThrow();
    ports()
        .dueSchedules()
        .dispatch(
            10,
            due ->
                new DueSchedules.Decision(
                    List.of(
                        Fixtures.backfillOf(schedule, occurrence.minusSeconds(86_400)),
                        Fixtures.runOf(schedule, occurrence)),
                    Fixtures.moved(due)));
    var worker = worker();
    assertThat(claim(worker, 1).getFirst().run().origin().trigger()).isEqualTo(Trigger.SCHEDULED);
    assertThat(claim(worker, 1).getFirst().run().origin().trigger()).isEqualTo(Trigger.BACKFILL);
  }

  @Test
  default void no_lane_is_starved_by_another_with_a_long_queue() {
    var busy = IDS.user();
    for (int count = 0; count < 30; count++) {
      ask(busy, 30);
    }
    var others = List.of(IDS.user(), IDS.user(), IDS.user());
    others.forEach(it -> ask(it, 5));
    var worker = worker();
    var lanes = new HashSet<String>();
    for (int round = 0; round < 4; round++) {
      claim(worker, 1).forEach(it -> lanes.add(it.lane().value()));
    }
    assertThat(lanes).hasSize(4);
  }

  @Test
  default void one_claim_takes_of_every_lane_before_it_takes_of_one_again() {
    var busy = IDS.user();
    for (int count = 0; count < 5; count++) {
      ask(busy, 5);
    }
    ask(IDS.user(), 5);
    var claims = claim(worker(), 3);
    assertThat(claims).hasSize(3);
    assertThat(lanes(claims)).hasSize(2);
  }

  @Test
  default void a_worker_takes_its_share_of_the_work_and_leaves_the_rest() {
    ask(IDS.user(), 5);
    ask(IDS.user(), 5);
    var audits = List.of(aWaitingAudit(), aWaitingAudit());
    var worker = worker();
    for (int round = 0; round < 2; round++) {
      assertThat(queue().claim(worker, 1, 5, RunQueue.Share.AUDITS))
          .singleElement()
          .satisfies(it -> assertThat(audits).contains(it.run().origin().session()));
    }
    assertThat(queue().claim(worker, 10, 5, RunQueue.Share.AUDITS)).isEmpty();
    var last = aWaitingAudit();
    assertThat(queue().claim(worker, 10, 5, RunQueue.Share.INVESTIGATIONS))
        .hasSize(2)
        .noneMatch(it -> it.lane().isOfWorkspace());
    assertThat(queue().claim(worker, 10, 5, RunQueue.Share.EVERYTHING))
        .extracting(it -> it.run().origin().session())
        .containsExactly(last);
  }

  @Test
  default void a_lane_never_has_more_running_than_its_limit() {
    var owner = IDS.user();
    for (int count = 0; count < 12; count++) {
      ask(owner, 12);
    }
    var worker = worker();
    var claims = queue().claim(worker, 100, 5);
    assertThat(claims).hasSize(5);
    assertThat(queue().claim(worker, 100, 5)).isEmpty();
    queue().release(claims.getFirst());
    assertThat(queue().claim(worker, 100, 5)).hasSize(1);
  }

  @Test
  default void parallel_claimers_never_exceed_the_limit_nor_claim_twice() {
    var owners = List.of(IDS.user(), IDS.user(), IDS.user());
    owners.forEach(owner -> {
      for (int count = 0; count < 20; count++) {
        ask(owner, 20);
      }
    });
    var claims =
        Parallel.times(
                12,
                _ -> {
                  var worker = worker();
                  var mine = new ArrayList<Claim>();
                  for (int round = 0; round < 6; round++) {
                    mine.addAll(queue().claim(worker, 4, 5));
                  }
                  return mine;
                })
            .stream()
            .flatMap(List::stream)
            .toList();
    assertThat(claims).extracting(it -> it.run().id()).doesNotHaveDuplicates();
    assertThat(claims.stream().collect(Collectors.groupingBy(Claim::lane, Collectors.counting())))
        .allSatisfy((_, running) -> assertThat(running).isLessThanOrEqualTo(5));
    var rest = queue().claim(worker(), 100, 5);
    assertThat(claims.size() + rest.size()).isEqualTo(15);
  }

  @Test
  default void a_claim_is_released_once() {
    ask(IDS.user(), 5);
    var claim = claim(worker(), 1).getFirst();
    assertThat(queue().release(claim)).isTrue();
    assertThat(queue().release(claim)).isFalse();
  }

  @Test
  default void of_several_claims_released_together_a_stale_one_drops_only_itself() {
    var owner = IDS.user();
    ask(owner, 5);
    var stale = claim(queue().register("w1", Duration.ZERO), 1).getFirst();
    queue().takeOver(LOSS_LIMIT);
    ask(owner, 5);
    ask(owner, 5);
    var held = claim(worker(), 3);
    var all = new ArrayList<>(held);
    all.add(1, stale);
    assertThat(queue().releaseAll(all)).containsExactlyInAnyOrderElementsOf(held);
    assertThat(queue().releaseAll(all)).isEmpty();
  }

  @Test
  default void a_worker_that_never_registered_gets_nothing() {
    ask(IDS.user(), 5);
    assertThat(claim(new WorkerLease("nobody", 999_999), 1)).isEmpty();
  }

  @Test
  default void a_run_whose_worker_was_lost_goes_to_another() {
    ask(IDS.user(), 5);
    var lost = claim(queue().register("w1", Duration.ZERO), 1).getFirst();
    assertThat(queue().takeOver(LOSS_LIMIT)).isEmpty();
    var again = claim(worker(), 1).getFirst();
    assertThat(again.run().id()).isEqualTo(lost.run().id());
    assertThat(again.run().attempt()).isEqualTo(2);
    assertThat(again.run().startedAt()).isEqualTo(lost.run().startedAt());
    assertThat(again.token()).isGreaterThan(lost.token());
  }

  @Test
  default void a_stale_claim_can_neither_release_nor_append() {
    ask(IDS.user(), 5);
    var stale = claim(queue().register("w1", Duration.ZERO), 1).getFirst();
    queue().takeOver(LOSS_LIMIT);
    var session = stale.run().origin().session();
    assertThat(ports().sessions().append(session, stale, List.of(event("too late")))).isFalse();
    assertThat(queue().release(stale)).isFalse();
    var holder = claim(worker(), 1).getFirst();
    assertThat(ports().sessions().append(session, stale, List.of(event("too late")))).isFalse();
    assertThat(queue().release(stale)).isFalse();
    assertThat(ports().sessions().events(session, 0, 10)).isEmpty();
    assertThat(queue().release(holder)).isTrue();
  }

  @Test
  default void work_is_left_to_a_worker_whose_lease_holds() {
    ask(IDS.user(), 5);
    var worker = worker();
    var claim = claim(worker, 1).getFirst();
    assertThat(queue().takeOver(LOSS_LIMIT)).isEmpty();
    assertThat(claim(worker(), 1)).isEmpty();
    assertThat(queue().renew(worker, LONG_LEASE)).isEmpty();
    assertThat(queue().release(claim)).isTrue();
  }

  @Test
  default void the_third_loss_is_handed_over_to_be_failed() {
    ask(IDS.user(), 5);
    for (int loss = 1; loss < LOSS_LIMIT; loss++) {
      assertThat(claim(queue().register("w" + loss, Duration.ZERO), 1)).hasSize(1);
      assertThat(queue().takeOver(LOSS_LIMIT)).isEmpty();
    }
    claim(queue().register("w3", Duration.ZERO), 1);
    var lost = queue().takeOver(LOSS_LIMIT);
    assertThat(lost).singleElement().satisfies(it -> assertThat(it.run().attempt()).isEqualTo(3));
    assertThat(claim(worker(), 1)).isEmpty();
    assertThat(queue().release(lost.getFirst())).isTrue();
    assertThat(queue().takeOver(LOSS_LIMIT)).isEmpty();
  }

  @Test
  default void a_lost_run_that_nobody_failed_is_handed_over_again() {
    ask(IDS.user(), 5);
    claim(queue().register("w1", Duration.ZERO), 1);
    var first = queue().takeOver(1).getFirst();
    var second = queue().takeOver(1).getFirst();
    assertThat(queue().release(first)).isFalse();
    assertThat(queue().release(second)).isTrue();
  }

  @Test
  default void a_worker_that_comes_back_in_time_keeps_its_lease() {
    var worker = queue().register("w1", Duration.ZERO);
    assertThat(queue().renew(worker, LONG_LEASE)).isEmpty();
    queue().takeOver(LOSS_LIMIT);
    assertThat(queue().renew(worker, LONG_LEASE)).isEmpty();
  }

  @Test
  default void a_worker_whose_work_was_given_away_is_told() {
    var worker = queue().register("w1", Duration.ZERO);
    queue().takeOver(LOSS_LIMIT);
    assertThatThrownBy(() -> queue().renew(worker, LONG_LEASE))
        .isInstanceOf(RunQueue.LeaseLost.class)
        .hasMessageContaining("w1");
  }

  @Test
  default void work_that_is_handed_back_is_not_a_loss() {
    ask(IDS.user(), 5);
    var leaving = worker();
    var before = claim(leaving, 1).getFirst();
    queue().handBack(leaving);
    assertThat(queue().release(before)).isFalse();
    assertThat(ports().runs().find(before.run().id())).get().isInstanceOf(Run.Queued.class);
    assertThat(claim(worker(), 1).getFirst().run().attempt()).isEqualTo(1);
    assertThatThrownBy(() -> queue().renew(leaving, LONG_LEASE))
        .isInstanceOf(RunQueue.LeaseLost.class);
  }

  @Test
  default void a_run_that_is_given_back_is_claimed_again_and_keeps_its_start() {
    ask(IDS.user(), 5);
    var holder = worker();
    var before = claim(holder, 1).getFirst();
    assertThat(queue().giveBack(before)).isTrue();
    assertThat(queue().giveBack(before)).isFalse();
    assertThat(queue().release(before)).isFalse();
    var after = claim(holder, 1).getFirst();
    assertThat(after.run()).isEqualTo(before.run());
    assertThat(after.token()).isGreaterThan(before.token());
  }

  @Test
  default void a_run_that_runs_too_long_is_taken_from_its_holder() {
    ask(IDS.user(), 5);
    var slow = claim(worker(), 1).getFirst();
    assertThat(queue().takeStuck(Duration.ofHours(1))).isEmpty();
    var stuck = queue().takeStuck(Duration.ZERO);
    assertThat(stuck)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.run()).isEqualTo(slow.run());
          assertThat(it.token()).isGreaterThan(slow.token());
        });
    assertThat(queue().release(slow)).isFalse();
    assertThat(queue().release(stuck.getFirst())).isTrue();
  }

  @Test
  default void the_holder_hears_that_a_run_shall_stop() {
    ask(IDS.user(), 5);
    ask(IDS.user(), 5);
    var worker = worker();
    var run = claim(worker, 2).getFirst().run();
    assertThat(queue().requestCancel(run.id())).isTrue();
    assertThat(queue().renew(worker, LONG_LEASE)).containsExactly(run.id());
  }

  @Test
  default void only_what_waits_or_runs_can_be_asked_to_stop() {
    ask(IDS.user(), 5);
    var claim = claim(worker(), 1).getFirst();
    queue().release(claim);
    assertThat(queue().requestCancel(claim.run().id())).isFalse();
    assertThat(queue().requestCancel(IDS.run())).isFalse();
  }

  @Test
  default void unfinished_runs_of_a_schedule_are_counted_until_released() {
    var schedule = dispatched();
    assertThat(queue().unfinishedRuns(schedule.id())).isEqualTo(1);
    var claim = claim(worker(), 1).getFirst();
    assertThat(queue().unfinishedRuns(schedule.id())).isEqualTo(1);
    queue().release(claim);
    assertThat(queue().unfinishedRuns(schedule.id())).isZero();
  }

  @Test
  default void what_is_released_in_a_transaction_that_fails_is_still_held() {
    ask(IDS.user(), 5);
    var claim = claim(worker(), 1).getFirst();
    assertThatThrownBy(() ->
            ports()
                .transactions()
                .together(() -> {
                  queue().release(claim);
                  ports().runs().finish(claim.run().complete(Outcome.CLEAR, "", now()));
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ports().runs().find(claim.run().id())).contains(claim.run());
    assertThat(queue().release(claim)).isTrue();
  }

  @Test
  default void the_runs_of_a_deleted_schedule_stay() {
    var schedule = dispatched();
    ports().schedules().delete(schedule.id());
    var run = ports().runs().ofSchedule(schedule.id(), 10).getFirst();
    assertThat(ports().sessions().find(run.origin().session(), admin())).isPresent();
    assertThat(claim(worker(), 1)).hasSize(1);
  }

  private Schedule added() {
    var schedule = aDueSchedule().make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private Schedule dispatched() {
    var schedule = added();
    ports().dueSchedules().dispatch(10, Fixtures::runOnce);
    return schedule;
  }

  private Admission ask(UserId owner, int limit) {
    var session = session(owner);
    return queue().addManual(manualRun(session), session, limit);
  }

  private SessionId aWaitingAudit() {
    return AuditFixtures.queued(ports(), AuditFixtures.workspace(ports(), 1)).id().session();
  }

  private WorkerLease worker() {
    return queue().register("worker", LONG_LEASE);
  }

  private List<Claim> claim(WorkerLease worker, int most) {
    return queue().claim(worker, most, 5);
  }

  private static Set<String> lanes(List<Claim> claims) {
    return claims.stream().map(it -> it.lane().value()).collect(Collectors.toSet());
  }
}
