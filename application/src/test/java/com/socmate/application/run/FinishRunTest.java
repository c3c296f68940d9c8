package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Page;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Viewer;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinishRunTest {
  private final Office office = new Office();
  private final Schedule schedule = office.dailyAtEight();

  @Test
  void a_completed_run_leaves_its_result_and_a_notification() {
    finishNext(true);
    assertThat(office.runs(schedule.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            Run.Completed.class,
            run -> {
              assertThat(run.outcome()).isEqualTo(Outcome.CLEAR);
              var session =
                  office
                      .world
                      .sessions()
                      .find(run.origin().session(), new Viewer(Office.OWNER, false))
                      .orElseThrow();
              assertThat(session.status()).isEqualTo(Session.Status.COMPLETED);
            });
    assertThat(inbox())
        .extracting(Notification::event)
        .containsExactly(NotificationEvent.INVESTIGATION_COMPLETED);
  }

  @Test
  void a_failure_counts_and_says_which_of_five_it_is() {
    finishNext(false);
    assertThat(streak()).isEqualTo(new FailureStreak(1));
    assertThat(inbox().getFirst().title()).startsWith("Failed (1 of 5)");
  }

  @Test
  void the_fifth_failure_in_a_row_disables_the_schedule_and_is_told_and_audited() {
    for (int failure = 0; failure < 5; failure++) {
      finishNext(false);
    }
    assertThat(office.reread(schedule).state()).isInstanceOf(ScheduleState.Failed.class);
    assertThat(inbox())
        .extracting(Notification::event)
        .contains(NotificationEvent.SCHEDULE_DISABLED);
    assertThat(office.world.auditLog().entries())
        .extracting(entry -> entry.action())
        .contains("schedule.disabled");
  }

  @Test
  void four_failures_do_not_disable_it() {
    for (int failure = 0; failure < 4; failure++) {
      finishNext(false);
    }
    assertThat(office.reread(schedule).state()).isInstanceOf(ScheduleState.Active.class);
  }

  @Test
  void a_success_ends_the_streak_and_the_recovery_is_told() {
    finishNext(false);
    finishNext(true);
    assertThat(streak()).isEqualTo(FailureStreak.NONE);
    assertThat(inbox()).extracting(Notification::event).contains(NotificationEvent.RUN_RECOVERED);
  }

  @Test
  void an_inconclusive_run_neither_adds_to_the_streak_nor_ends_it() {
    finishNext(false);
    due();
    office.finish.complete(office.claimOne(), office.inconclusive());
    assertThat(streak()).isEqualTo(new FailureStreak(1));
  }

  @Test
  void a_run_that_was_taken_over_cannot_be_ended_by_its_first_holder() {
    due();
    var stale = office.claimOne();
    office.later(Duration.ofMinutes(2)).recover.recoverLost();
    var second = office.claimOne();
    assertThat(office.finish.fail(stale, Office.UNREACHABLE)).isFalse();
    assertThat(streak()).isEqualTo(FailureStreak.NONE);
    assertThat(office.finish.complete(second, office.clear())).isTrue();
    assertThat(office.runs(schedule.id())).singleElement().isInstanceOf(Run.Completed.class);
    assertThat(inbox()).hasSize(1);
  }

  @Test
  void a_run_lost_three_times_fails_as_worker_lost() {
    due();
    for (int loss = 0; loss < RecoverRuns.LOSS_LIMIT; loss++) {
      office.claimOne();
      office.later(Duration.ofMinutes(2)).recover.recoverLost();
    }
    assertThat(office.runs(schedule.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            Run.Failed.class,
            run -> assertThat(run.why().code()).isEqualTo(FailureReason.Code.WORKER_LOST));
  }

  @Test
  void a_run_that_never_ends_fails_as_stuck_after_an_hour() {
    due();
    office.claimOne();
    office.later(Duration.ofMinutes(59)).recover.failStuck();
    assertThat(office.runs(schedule.id()).getFirst()).isInstanceOf(Run.Running.class);
    office.later(Duration.ofMinutes(2)).recover.failStuck();
    assertThat(office.runs(schedule.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            Run.Failed.class,
            run -> assertThat(run.why().code()).isEqualTo(FailureReason.Code.STUCK));
  }

  @Test
  void a_manual_run_moves_no_next_time_and_counts_like_any_other() {
    var next = office.reread(schedule).nextRunAt();
    office.trigger.trigger(schedule.id(), office.asOwner());
    office.finish.fail(office.claimOne(), Office.UNREACHABLE);
    assertThat(office.reread(schedule).nextRunAt()).isEqualTo(next);
    assertThat(streak()).isEqualTo(new FailureStreak(1));
  }

  @Test
  void the_sixth_unfinished_manual_run_is_refused() {
    for (int run = 0; run < 5; run++) {
      assertThat(office.trigger.trigger(schedule.id(), office.asOwner()))
          .isInstanceOf(TriggerRun.Outcome.Triggered.class);
    }
    assertThat(office.trigger.trigger(schedule.id(), office.asOwner()))
        .isEqualTo(new TriggerRun.Outcome.LimitReached(5));
    assertThat(office.runs(schedule.id())).hasSize(5);
  }

  @Test
  void runs_that_end_at_the_same_moment_all_count() {
    for (int run = 0; run < 4; run++) {
      office.trigger.trigger(schedule.id(), office.asOwner());
    }
    var worker = office.world.runQueue().register("worker", Duration.ofMinutes(1));
    var claims = office.world.runQueue().claim(worker, 4, 5);
    var kept =
        Parallel.times(4, place -> office.finish.fail(claims.get(place), Office.UNREACHABLE));
    assertThat(kept).containsOnly(true);
    assertThat(streak()).isEqualTo(new FailureStreak(4));
    assertThat(inbox()).hasSize(4);
  }

  @Test
  void what_is_new_leads_the_title() {
    due();
    office.finish.complete(office.claimOne(), office.found("203.0.113.7"));
    assertThat(inbox().getFirst().title()).isEqualTo("1 new – Daily failed sign-in check");
  }

  private void finishNext(boolean well) {
    due();
    var claim = office.claimOne();
    assertThat(
            well
                ? office.finish.complete(claim, office.clear())
                : office.finish.fail(claim, Office.UNREACHABLE))
        .isTrue();
  }

  private void due() {
    office.at(office.reread(schedule).nextRunAt().orElseThrow().plusSeconds(5).toString());
    office.dispatch.dispatch();
  }

  private FailureStreak streak() {
    return office.reread(schedule).state() instanceof ScheduleState.Active(_, var streak)
        ? streak
        : FailureStreak.NONE;
  }

  private List<Notification> inbox() {
    return office.world.notifications().list(Office.OWNER, false, Page.FIRST).items();
  }
}
