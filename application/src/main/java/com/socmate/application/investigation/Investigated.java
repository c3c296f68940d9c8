package com.socmate.application.investigation;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.FailureReason;
import java.util.List;

/// How an investigation ended.
public sealed interface Investigated {
  /// It ran to its end, whatever it found.
  record Done(InvestigationResult result) implements Investigated {}

  /// A model was let read, and said something; nothing was judged.
  ///
  /// @param evidence what the queries it ran answered
  record Told(Turn.Told told, List<Evidence> evidence) implements Investigated {
    public Told {
      evidence = List.copyOf(evidence);
    }
  }

  /// It could not run to its end; this says nothing of what the logs hold.
  record Broken(FailureReason why) implements Investigated {}

  /// Somebody asked it to stop, or took the run over.
  record Stopped() implements Investigated {}
}
