package com.socmate.application.run;

import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.llm.Assistant;
import com.socmate.application.llm.FurtherQuestion;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Unavailable;
import com.socmate.application.port.Viewer;
import com.socmate.application.session.further.OfModels;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.FailureReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Carries out a claimed run and records how it ended, unless the run belongs to somebody else by
/// then. Whatever goes wrong in between becomes the run's failure, except that nothing can be kept
/// for a while: that says nothing about the run.
public final class ExecuteRun {
  private static final Viewer WORKER = new Viewer(new UserId("usr_worker"), true);

  private final Sessions sessions;
  private final Schedules schedules;
  private final Instruments.Shelf instruments;
  private final FinishRun finish;
  private final InstantSource clock;
  private final Insistence insistence;
  private final Assistant.Source assistants;

  public ExecuteRun(
      Sessions sessions,
      Schedules schedules,
      CompilePlan compiler,
      Investigate investigate,
      FinishRun finish,
      InstantSource clock,
      Insistence insistence) {
    this(
        sessions,
        schedules,
        _ -> Optional.of(new Instruments(compiler, investigate)),
        finish,
        clock,
        insistence,
        Assistant.Source.NONE);
  }

  /// @param assistants where help comes from
  public ExecuteRun(
      Sessions sessions,
      Schedules schedules,
      Instruments.Shelf instruments,
      FinishRun finish,
      InstantSource clock,
      Insistence insistence,
      Assistant.Source assistants) {
    this.sessions = sessions;
    this.schedules = schedules;
    this.instruments = instruments;
    this.finish = finish;
    this.clock = clock;
    this.insistence = insistence;
    this.assistants = assistants;
  }

  /// @param stopRequested looked at now and then; once true the run is cancelled
  /// @throws Unavailable if what it needed could not be read; the run has not ended, and its holder
  ///   has to give it back
  public Ended execute(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    try {
      var how = carryOut(claim, stopRequested);
      return insistence.until(() -> record(claim, how));
    } catch (Unavailable away) {
      throw away;
    } catch (RuntimeException unexpected) {
      return crashed(claim, unexpected);
    }
  }

  private Investigated carryOut(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    var id = claim.run().origin().session();
    return sessions
        .find(id, WORKER)
        .map(session ->
            instruments
                .of(session.provider())
                .map(with -> carryOut(claim, session, with, stopRequested))
                .orElseGet(() -> noProvider(session.provider())))
        .orElseGet(() ->
            new Investigated.Broken(
                new FailureReason(
                    FailureReason.Code.INTERNAL,
                    "The run's session " + id + " is gone.",
                    "Start the investigation again.")));
  }

  private Investigated carryOut(
      RunQueue.Claim claim, Session session, Instruments with, BooleanSupplier stopRequested) {
    var id = session.id();
    var turn = sessions.turnOf(claim.run().id());
    beginAnew(id, claim, turn.map(Turn::since).map(since -> since + 1).orElse(0L));
    var events =
        new EventBuffer(
            drafts -> insistence.until(() -> sessions.append(id, claim, drafts)),
            Thread::startVirtualThread);
    var how =
        turn.flatMap(it -> byModel(session, it, events, stopRequested))
            .orElseGet(() -> carryOut(claim, session, turn, with, events, stopRequested));
    events.flush();
    return how;
  }

  private static Investigated noProvider(String name) {
    return new Investigated.Broken(
        new FailureReason(
            FailureReason.Code.PROVIDER_UNREACHABLE,
            "The provider " + name + " is not configured.",
            "Name another provider, or have an administrator add it again."));
  }

  private Investigated carryOut(
      RunQueue.Claim claim,
      Session session,
      Optional<Turn> turn,
      Instruments with,
      EventBuffer events,
      BooleanSupplier stopRequested) {
    var assignment =
        turn.flatMap(it -> assignment(claim, session, it))
            .orElseGet(() -> assignment(claim, session, with.compiler()));
    var assistant = assistants.forRun(assignment.budget());
    var assisted = assisted(assignment, assistant);
    var how = with.investigate().investigate(assisted.assignment(), events, stopRequested);
    events.flush();
    return how instanceof Investigated.Done(var result)
        ? narrated(assistant.narrate(result, session.persona(), assisted.origin()), events)
        : how;
  }

  /// A question that only a model may make something of; empty for any other.
  private Optional<Investigated> byModel(
      Session session, Turn turn, EventBuffer events, BooleanSupplier stopRequested) {
    if (!(turn.answered() instanceof Turn.Answered.ByModel(_, var range, var first, _))) {
      return Optional.empty();
    }
    var answered =
        assistants
            .forRun(Budget.Lower.NONE)
            .answer(
                new FurtherQuestion(
                    session.id(), session.query(), turn.question(), range, first, known(session)),
                events,
                stopRequested);
    return Optional.of(
        stopRequested.getAsBoolean()
            ? new Investigated.Stopped()
            : new Investigated.Told(answered.told(), answered.evidence()));
  }

  /// The evidence of all turns, oldest first.
  private List<Evidence> known(Session session) {
    var turns = sessions.turns(session.id());
    var ofResults =
        IntStream.rangeClosed(1, turns.size() + 1)
            .boxed()
            .flatMap(turn -> sessions.result(session.id(), turn, WORKER).stream())
            .flatMap(it -> it.evidence().stream());
    return Stream.concat(
            ofResults, OfModels.evidence(sessions, session.id(), turns, WORKER).stream())
        .toList();
  }

  private record Assisted(Assignment assignment, PlanOrigin origin) {}

  /// A person's words that no compiler understood may be made into a plan by a model; what a
  /// schedule executes never is.
  private static Assisted assisted(Assignment assignment, Assistant assistant) {
    if (assignment.schedule().isPresent()
        || !(assignment.compilation() instanceof Compilation.NotCompiled why)) {
      return new Assisted(assignment, PlanOrigin.COMPILED);
    }
    return switch (assistant.propose(assignment.question(), why)) {
      case Assistant.Proposed.Kept(var plan, var origin) ->
          new Assisted(assignment.compiledAs(new Compilation.Compiled(plan)), origin);
      case Assistant.Proposed.Refused(var reason) ->
          new Assisted(
              assignment.compiledAs(
                  new Compilation.NotCompiled(why.reason() + " " + reason, why.closest())),
              PlanOrigin.COMPILED);
      case Assistant.Proposed.NotAsked() -> new Assisted(assignment, PlanOrigin.COMPILED);
    };
  }

  private Investigated narrated(Assistant.Told told, EventBuffer events) {
    told.note()
        .ifPresent(note ->
            events.tell(
                new SessionEvent.Draft(
                    clock.instant(),
                    SessionEvent.Kind.MODEL_ASKED,
                    Optional.of(Stage.REPORT),
                    note,
                    Map.of())));
    return new Investigated.Done(told.result());
  }

  /// Whoever watches must not see the steps of two attempts as those of one.
  ///
  /// @param before the last event that is none of this turn's attempts
  private void beginAnew(SessionId id, RunQueue.Claim claim, long before) {
    if (!sessions.events(id, before, 1).isEmpty()) {
      sessions.restart(
          id,
          claim,
          new SessionEvent.Draft(
              clock.instant(),
              SessionEvent.Kind.RESTARTED,
              Optional.empty(),
              "The worker before did not bring it to its end; it begins anew.",
              Map.of()));
    }
  }

  /// The plan that the run was made for; where there is none, the words are compiled again.
  private Assignment assignment(RunQueue.Claim claim, Session session, CompilePlan compiler) {
    var schedule = claim.run().origin().schedule();
    var stored = schedule.flatMap(it -> schedules.plan(it, claim.run().id()));
    return new Assignment(
        claim.run().id(),
        schedule,
        session.query(),
        session.persona(),
        stored
            .<Compilation>map(it -> new Compilation.Compiled(it.plan()))
            .orElseGet(() -> compiler.compile(session.query())),
        stored.map(it -> OptionalInt.of(it.version())).orElse(OptionalInt.empty()),
        claim.run().origin().scheduledFor(),
        schedule
            .flatMap(schedules::find)
            .map(it -> it.definition().budget())
            .orElse(Budget.Lower.NONE));
  }

  /// A further question has its plan from the moment it was asked, and is no run of a schedule.
  private static Optional<Assignment> assignment(RunQueue.Claim claim, Session session, Turn turn) {
    return turn.plan()
        .map(plan ->
            new Assignment(
                claim.run().id(),
                Optional.empty(),
                turn.question(),
                session.persona(),
                new Compilation.Compiled(plan),
                OptionalInt.empty(),
                claim.run().origin().scheduledFor()));
  }

  private Ended record(RunQueue.Claim claim, Investigated investigated) {
    boolean kept =
        switch (investigated) {
          case Investigated.Done(var result) -> finish.complete(claim, result);
          case Investigated.Told(var told, var evidence) -> finish.tell(claim, told, evidence);
          case Investigated.Broken(var why) -> finish.fail(claim, why);
          case Investigated.Stopped _ -> finish.cancel(claim, "It was asked to stop.");
        };
    return kept ? new Ended.Recorded(investigated) : new Ended.Dropped();
  }

  private Ended crashed(RunQueue.Claim claim, RuntimeException unexpected) {
    var why =
        new FailureReason(
            FailureReason.Code.INTERNAL,
            "Something went wrong that should not have: "
                + unexpected.getClass().getSimpleName()
                + ".",
            "The worker's log has the details.");
    return new Ended.Crashed(unexpected, insistence.until(() -> finish.fail(claim, why)));
  }

  /// What became of the run.
  public sealed interface Ended {
    /// It ended like this, and that is on record.
    record Recorded(Investigated how) implements Ended {}

    /// It belongs to somebody else by now; nothing was written.
    record Dropped() implements Ended {}

    /// @param recorded whether the failure is on record; if not, the run is another worker's
    record Crashed(RuntimeException cause, boolean recorded) implements Ended {}
  }
}
