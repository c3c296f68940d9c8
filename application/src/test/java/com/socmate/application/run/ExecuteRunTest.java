package com.socmate.application.run;

import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.Plans;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Unavailable;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecuteRunTest {
  private static final Source GUESSER = new Source("192.0.2.9", 40);

  private final Office office = new Office();
  private final Schedule schedule = office.dailyAtEight();

  private ExecuteRun on(LogWorkspace logs) {
    var library = new IntentLibrary(logs);
    return new ExecuteRun(
        office.world.sessions(),
        office.world.schedules(),
        new CompilePlan(library),
        new Investigate(logs, office.world.runs(), library, office.ids, office.clock, Limits.USUAL),
        office.finish,
        office.clock,
        Office.PATIENT);
  }

  private RunQueue.Claim due() {
    office.later(Duration.ofDays(1)).dispatch.dispatch();
    return office.claimOne();
  }

  private Run lastRun() {
    return office.runs(schedule.id()).getFirst();
  }

  private List<Finding> lastFindings() {
    return office
        .world
        .sessions()
        .result(lastRun().origin().session(), new Viewer(Office.OWNER, false))
        .orElseThrow()
        .conclusion()
        .findings();
  }

  @Test
  void a_claimed_run_ends_with_its_findings_and_all_it_did_in_its_session() {
    var claim = due();
    assertThat(on(workspace(GUESSER)).execute(claim, () -> false))
        .isInstanceOf(ExecuteRun.Ended.Recorded.class);
    assertThat(lastRun())
        .isInstanceOfSatisfying(
            Run.Completed.class, run -> assertThat(run.outcome()).isEqualTo(Outcome.FINDINGS));
    var events = office.world.sessions().events(claim.run().origin().session(), 0, 500);
    assertThat(events.stream().flatMap(it -> it.stage().stream()).distinct())
        .containsExactlyElementsOf(Arrays.asList(Stage.values()));
    assertThat(events.getLast().kind()).isEqualTo(SessionEvent.Kind.COMPLETED);
  }

  @Test
  void what_the_last_run_found_is_not_new_again() {
    on(workspace(GUESSER)).execute(due(), () -> false);
    on(workspace(GUESSER, new Source("192.0.2.77", 8))).execute(due(), () -> false);
    assertThat(lastFindings())
        .extracting(it -> it.novelty() + " " + it.key().get("IPAddress"))
        .containsExactly("NEW 192.0.2.77", "STILL 192.0.2.9");
  }

  @Test
  void the_plan_of_the_schedule_is_run_not_the_words() {
    var logs = workspace();
    var words = "Failed sign-ins, more than 17 per user, in the last 3 hours";
    var compiled = (Compilation.Compiled) new CompilePlan(new IntentLibrary(logs)).compile(words);
    office.world.plans().keep(schedule.id(), compiled.plan(), Plans.By.compiling(schedule.owner()));
    on(logs).execute(due(), () -> false);
    assertThat(logs.asked())
        .isNotEmpty()
        .allSatisfy(it -> {
          assertThat(it.kql()).contains("Attempts > 17");
          assertThat(it.range().length()).isEqualTo(Duration.ofHours(3));
        });
  }

  @Test
  void a_provider_that_cannot_be_reached_fails_the_run_with_the_reason() {
    var logs = workspace().volumes(new Answer.Unavailable("connection refused", Optional.empty()));
    on(logs).execute(due(), () -> false);
    assertThat(lastRun())
        .isInstanceOfSatisfying(
            Run.Failed.class,
            run -> assertThat(run.why().code()).isEqualTo(FailureReason.Code.PROVIDER_UNREACHABLE));
  }

  @Test
  void a_run_that_was_asked_to_stop_is_cancelled() {
    on(workspace(GUESSER)).execute(due(), () -> true);
    assertThat(lastRun()).isInstanceOf(Run.Cancelled.class);
  }

  @Test
  void a_run_that_was_taken_over_meanwhile_is_dropped_and_leaves_nothing() {
    var claim = due();
    office.later(Duration.ofMinutes(2)).recover.recoverLost();
    assertThat(on(workspace(GUESSER)).execute(claim, () -> false))
        .isEqualTo(new ExecuteRun.Ended.Dropped());
    assertThat(lastRun()).isNotInstanceOf(Run.Finished.class);
    assertThat(office.world.sessions().events(claim.run().origin().session(), 0, 500))
        .noneMatch(it -> it.kind() == SessionEvent.Kind.FINDING);
  }

  @Test
  void a_second_attempt_tells_its_steps_from_the_beginning_and_each_once() {
    var first = due();
    var session = first.run().origin().session();
    office
        .world
        .sessions()
        .append(
            session,
            first,
            List.of(
                new SessionEvent.Draft(
                    office.now(),
                    SessionEvent.Kind.STAGE_STARTED,
                    Optional.of(Stage.ENTITY_EXTRACTION),
                    "the lost attempt",
                    Map.of())));
    office.later(Duration.ofMinutes(2)).recover.recoverLost();
    on(workspace(GUESSER)).execute(office.claimOne(), () -> false);
    var events = office.world.sessions().events(session, 0, 500);
    assertThat(events.getFirst().kind()).isEqualTo(SessionEvent.Kind.RESTARTED);
    assertThat(events)
        .filteredOn(it -> it.kind() == SessionEvent.Kind.STAGE_STARTED)
        .extracting(it -> it.stage().orElseThrow())
        .containsExactly(Stage.values());
  }

  @Test
  void a_run_of_which_nothing_can_be_kept_for_a_while_does_not_end() {
    var away =
        new InMemoryLogWorkspace()
            .answer(
                "SigninLogs",
                _ -> {
                  throw new Unavailable("The database is away.", new IllegalStateException());
                });
    var claim = due();
    assertThatThrownBy(() -> on(away).execute(claim, () -> false)).isInstanceOf(Unavailable.class);
    assertThat(lastRun()).isNotInstanceOf(Run.Finished.class);
    assertThat(office.world.runQueue().giveBack(claim)).isTrue();
  }

  @Test
  void what_nobody_expected_fails_the_run_and_is_handed_to_the_log() {
    var broken =
        new InMemoryLogWorkspace()
            .answer(
                "SigninLogs",
                _ -> {
                  throw new IllegalStateException("a bug");
                });
    assertThat(on(broken).execute(due(), () -> false))
        .isInstanceOfSatisfying(
            ExecuteRun.Ended.Crashed.class,
            it -> {
              assertThat(it.cause()).hasMessage("a bug");
              assertThat(it.recorded()).isTrue();
            });
    assertThat(lastRun())
        .isInstanceOfSatisfying(
            Run.Failed.class,
            run -> {
              assertThat(run.why().code()).isEqualTo(FailureReason.Code.INTERNAL);
              assertThat(run.why().message()).doesNotContain("a bug");
            });
  }
}
