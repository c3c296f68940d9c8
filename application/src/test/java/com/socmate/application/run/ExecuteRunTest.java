package com.socmate.application.run;

import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.Progress;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.llm.Assistant;
import com.socmate.application.llm.FurtherQuestion;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.Plans;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Unavailable;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ExecuteRunTest {
  private static final Source GUESSER = new Source("192.0.2.9", 40);

  private final Office office = new Office();
  private final Schedule schedule = office.dailyAtEight();

  private ExecuteRun on(LogWorkspace logs) {
    return on(logs, Assistant.NONE);
  }

  private ExecuteRun on(LogWorkspace logs, Assistant assistant) {
    var library = new IntentLibrary(logs);
    return new ExecuteRun(
        office.world.sessions(),
        office.world.schedules(),
        provider ->
            provider.equals(SiemProvider.BUILT_IN)
                ? Optional.of(
                    new Instruments(
                        new CompilePlan(library),
                        new Investigate(
                            logs,
                            office.world.runs(),
                            library,
                            office.ids,
                            office.clock,
                            Limits.USUAL)))
                : Optional.empty(),
        office.finish,
        office.clock,
        Office.PATIENT,
        _ -> assistant);
  }

  @Test
  void a_run_of_a_provider_that_is_gone_fails_and_names_it() {
    var session = Fixtures.session(office.ids.user()).asking("europe");
    office.world.runQueue().addManual(Fixtures.manualRun(session), session, 5);
    on(workspace(GUESSER)).execute(office.claimOne(), () -> false);
    assertThat(office.world.runs().ofSession(session.id()).orElseThrow())
        .isInstanceOfSatisfying(
            Run.Failed.class,
            it -> {
              assertThat(it.why().code()).isEqualTo(FailureReason.Code.PROVIDER_UNREACHABLE);
              assertThat(it.why().message()).contains("europe");
            });
  }

  @Test
  void a_question_left_to_a_model_is_answered_and_judges_nothing() {
    on(workspace(GUESSER)).execute(due(), () -> false);
    var session = lastRun().origin().session();
    var asked =
        new Run.Queued(
            office.ids.run(),
            new Run.Origin(
                Optional.empty(), Trigger.MANUAL, office.now(), Lane.of(Office.OWNER), session),
            office.now());
    var range = TimeRange.endingAt(office.now(), Duration.ofDays(1));
    office
        .world
        .runQueue()
        .addFollowUp(
            asked,
            new Turn(
                2,
                "Who else?",
                Office.OWNER,
                office.now(),
                0,
                "A question for a model.",
                new Turn.Answered.ByModel(Optional.of(asked.id()), range, 9, Optional.empty())),
            new SessionEvent.Draft(
                office.now(), SessionEvent.Kind.ASKED, Optional.empty(), "asked", Map.of()),
            5);
    var told = new Turn.Told("Said.", List.of(), List.of("Q9"));
    var heard = new ArrayList<FurtherQuestion>();
    on(workspace(GUESSER), new Answering(told, heard)).execute(office.claimOne(), () -> false);

    assertThat(heard.getFirst().known()).extracting(Evidence::query).contains("Q1");
    assertThat(office.world.sessions().turns(session).getFirst().told()).contains(told);
    var viewer = new Viewer(Office.OWNER, false);
    var after = office.world.sessions().find(session, viewer).orElseThrow();
    assertThat(after.isActive()).isFalse();
    assertThat(after.outcome()).contains(Outcome.FINDINGS);
    assertThat(office.world.sessions().events(session, 0, 500).getLast().kind())
        .isEqualTo(SessionEvent.Kind.ANSWERED);
  }

  /// Says the same to every question.
  private record Answering(Turn.Told told, List<FurtherQuestion> heard) implements Assistant {
    @Override
    public Proposed propose(String question, Compilation.NotCompiled why) {
      return new Proposed.NotAsked();
    }

    @Override
    public Told narrate(InvestigationResult result, Persona persona, PlanOrigin origin) {
      return new Told(result, Optional.empty());
    }

    @Override
    public Answered answer(
        FurtherQuestion question, Progress progress, BooleanSupplier stopRequested) {
      heard.add(question);
      return new Answered(told, List.of());
    }
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
  void since_the_last_run_is_from_where_what_was_read_ends() {
    var logs = workspace(GUESSER);
    var words = "Failed sign-ins since the last run, more than 5 from the same IP";
    var compiled = (Compilation.Compiled) new CompilePlan(new IntentLibrary(logs)).compile(words);
    office.world.plans().keep(schedule.id(), compiled.plan(), Plans.By.compiling(schedule.owner()));
    on(logs).execute(due(), () -> false);
    assertThat(windowOf(logs)).isEqualTo(Duration.ofDays(1));
    var failing = workspace().volumes(new Answer.Unavailable("away", Optional.empty()));
    on(failing).execute(due(), () -> false);
    var third = workspace(GUESSER);
    on(third).execute(due(), () -> false);
    assertThat(windowOf(third)).isEqualTo(Duration.ofDays(2));
    assertThat(compiled.plan().assumptions())
        .anySatisfy(it -> assertThat(it).contains("since the last run", "24 hours"));
  }

  private static Duration windowOf(InMemoryLogWorkspace logs) {
    return logs.asked().getFirst().range().length();
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
