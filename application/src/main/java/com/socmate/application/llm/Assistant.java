package com.socmate.application.llm;

import com.socmate.application.investigation.Progress;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Help with one run that nothing depends on: where there is none, or it fails, the run is what it
/// would have been. All it asks of models counts together.
public interface Assistant {
  /// Nobody.
  Assistant NONE =
      new Assistant() {
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
          return Answered.NOBODY;
        }
      };

  /// Where help comes from, run by run.
  @FunctionalInterface
  interface Source {
    Source NONE = _ -> Assistant.NONE;

    /// @param budget what the run may cost, where that is less than usual
    Assistant forRun(Budget.Lower budget);
  }

  /// A plan for words that no compiler understood.
  Proposed propose(String question, Compilation.NotCompiled why);

  /// The same result with what can be said of it in words; neither verdict nor findings, rows or
  /// plan are touched.
  Told narrate(InvestigationResult result, Persona persona, PlanOrigin origin);

  /// What a model makes of a further question by reading.
  Answered answer(FurtherQuestion question, Progress progress, BooleanSupplier stopRequested);

  /// What came of a wish for a plan.
  sealed interface Proposed {
    record Kept(Plan plan, PlanOrigin.Proposed origin) implements Proposed {}

    /// @param why a sentence that names the model
    record Refused(String why) implements Proposed {}

    record NotAsked() implements Proposed {}
  }

  /// @param note what there is to say of it to those who watch
  record Told(InvestigationResult result, Optional<String> note) {}

  /// @param evidence what the queries it ran answered
  record Answered(Turn.Told told, List<Evidence> evidence) {
    static final Answered NOBODY =
        new Answered(
            new Turn.Told(
                "There is no model any more that could be asked. Say help for what can be asked"
                    + " without one.",
                List.of(),
                List.of()),
            List.of());

    public Answered {
      evidence = List.copyOf(evidence);
    }
  }
}
