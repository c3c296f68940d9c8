package com.socmate.application.investigation;

import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.run.FailureReason;

/// How an investigation ended.
public sealed interface Investigated {
  /// It ran to its end, whatever it found.
  record Done(InvestigationResult result) implements Investigated {}

  /// It could not run to its end; this says nothing of what the logs hold.
  record Broken(FailureReason why) implements Investigated {}

  /// Somebody asked it to stop, or took the run over.
  record Stopped() implements Investigated {}
}
