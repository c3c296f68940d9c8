package com.socmate.application.investigation;

import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Runs;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One investigation with everything around it, at noon.
final class Bench {
  static final String QUESTION =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";

  final List<SessionEvent.Draft> told = new ArrayList<>();
  Persona persona = Persona.SOC_ANALYST;
  String question = QUESTION;
  Set<Fingerprint> lastFindings = Set.of();
  Limits limits = Limits.USUAL;
  InstantSource clock = InstantSource.fixed(Answers.NOON.plusSeconds(30));
  BooleanSupplier stop = () -> false;
  Progress progress = event -> told.add(event);

  private final LogWorkspace workspace;
  private final IntentLibrary library;

  Bench(LogWorkspace workspace) {
    this.workspace = workspace;
    this.library = new IntentLibrary(workspace);
  }

  Compilation compilation() {
    return new CompilePlan(library).compile(question);
  }

  Investigated investigate() {
    var assignment =
        new Assignment(
            new RunId("run_0001"),
            Optional.of(new ScheduleId("sch_0001")),
            question,
            persona,
            compilation(),
            OptionalInt.of(3),
            Answers.NOON);
    var ids = new IdGenerator(clock, new Random(7));
    return new Investigate(workspace, new LastFindings(lastFindings), library, ids, clock, limits)
        .investigate(assignment, progress, stop);
  }

  InvestigationResult done() {
    return switch (investigate()) {
      case Investigated.Done(var result) -> result;
      case Investigated.Broken(var why) -> throw new AssertionError("broken: " + why);
      case Investigated.Told told -> throw new AssertionError("told: " + told);
      case Investigated.Stopped _ -> throw new AssertionError("stopped");
    };
  }

  FailureReason broken() {
    return switch (investigate()) {
      case Investigated.Broken(var why) -> why;
      case Investigated.Done(var result) ->
          throw new AssertionError("done: " + result.conclusion());
      case Investigated.Told told -> throw new AssertionError("told: " + told);
      case Investigated.Stopped _ -> throw new AssertionError("stopped");
    };
  }

  List<Finding> findings() {
    return done().conclusion().findings();
  }

  /// A clock that is that much further at each look.
  static InstantSource ticking(Duration step) {
    return new InstantSource() {
      private Instant next = Answers.NOON;

      @Override
      public Instant instant() {
        var now = next;
        next = next.plus(step);
        return now;
      }
    };
  }

  private record LastFindings(Set<Fingerprint> fingerprints) implements Runs {
    @Override
    public void keepWindows(List<WindowRead> windows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Backfill.Progress> backfillOf(RunId run) {
      return Optional.empty();
    }

    @Override
    public Set<Fingerprint> lastFindings(ScheduleId schedule, RunId before) {
      return fingerprints;
    }

    @Override
    public Optional<Run> find(RunId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Run> ofSession(SessionId session) {
      return Optional.empty();
    }

    @Override
    public List<Run> ofSchedule(ScheduleId schedule, int limit) {
      return List.of();
    }

    @Override
    public void finish(Run.Finished run) {
      throw new AssertionError("an investigation finishes no run");
    }
  }
}
