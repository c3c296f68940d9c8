package com.socmate.adapters.sentinel;

import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Runs;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// A question asked of a workspace by hand, carried out to its end.
final class Enquiry {
  private Enquiry() {}

  static InvestigationResult at(Instant now, LogWorkspace workspace, String question) {
    var library = new IntentLibrary(workspace);
    var clock = InstantSource.fixed(now);
    var ids = new IdGenerator(clock, new Random(1));
    var assignment =
        new Assignment(
            new RunId("run_0001"),
            Optional.empty(),
            question,
            Persona.SOC_ANALYST,
            new CompilePlan(library).compile(question),
            OptionalInt.empty(),
            now);
    var investigate = new Investigate(workspace, new NoRuns(), library, ids, clock, Limits.USUAL);
    return switch (investigate.investigate(assignment, _ -> true, () -> false)) {
      case Investigated.Done(var result) -> result;
      case Investigated.Broken(var why) -> throw new AssertionError(question + ": " + why);
      case Investigated.Told _ -> throw new AssertionError(question + ": told");
      case Investigated.Stopped _ -> throw new AssertionError(question + ": stopped");
    };
  }

  private record NoRuns() implements Runs {
    @Override
    public void keepWindows(List<WindowRead> windows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Backfill.Progress> backfillOf(RunId run) {
      return Optional.empty();
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
      throw new AssertionError("an enquiry finishes no run");
    }

    @Override
    public Set<Fingerprint> lastFindings(ScheduleId schedule, RunId before) {
      return Set.of();
    }
  }
}
