package com.socmate.domain.investigation;

import java.util.List;

/// All that an investigation leaves behind: what it concluded, the proof, and the report on it.
///
/// @param report Markdown
public record InvestigationResult(Conclusion conclusion, List<Evidence> evidence, String report) {
  public InvestigationResult {
    evidence = List.copyOf(evidence);
  }
}
