package com.socmate.domain.investigation;

import java.util.List;
import java.util.Optional;

/// All that an investigation leaves behind: what it concluded, the proof, and the report on it.
///
/// @param report Markdown
/// @param grounds what the conclusion rests on; empty where there was no plan
public record InvestigationResult(
    Conclusion conclusion, List<Evidence> evidence, String report, Optional<Grounds> grounds) {
  public InvestigationResult {
    evidence = List.copyOf(evidence);
  }

  /// One without grounds.
  public InvestigationResult(Conclusion conclusion, List<Evidence> evidence, String report) {
    this(conclusion, evidence, report, Optional.empty());
  }
}
