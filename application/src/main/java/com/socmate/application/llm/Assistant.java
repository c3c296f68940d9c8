package com.socmate.application.llm;

import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanOrigin;
import java.util.Optional;

/// Help with a run that nothing depends on: where there is none, or it fails, the run is what it
/// would have been.
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
      };

  /// A plan for words that no compiler understood.
  Proposed propose(String question, Compilation.NotCompiled why);

  /// The same result with what can be said of it in words; neither verdict nor findings, rows or
  /// plan are touched.
  Told narrate(InvestigationResult result, Persona persona, PlanOrigin origin);

  /// What came of a wish for a plan.
  sealed interface Proposed {
    record Kept(Plan plan, PlanOrigin.Proposed origin) implements Proposed {}

    /// @param why a sentence that names the model
    record Refused(String why) implements Proposed {}

    record NotAsked() implements Proposed {}
  }

  /// @param note what there is to say of it to those who watch
  record Told(InvestigationResult result, Optional<String> note) {}
}
