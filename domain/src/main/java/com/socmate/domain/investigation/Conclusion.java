package com.socmate.domain.investigation;

import com.socmate.domain.finding.Finding;
import java.util.List;

/// What an investigation that ran to its end found. An error is never one of these.
public sealed interface Conclusion {
  /// At least one thing satisfied the decision rule.
  record Findings(List<Finding> all) implements Conclusion {
    public Findings {
      if (all.isEmpty()) {
        throw new IllegalArgumentException("Findings without a finding are a clear outcome.");
      }
      all = List.copyOf(all);
    }
  }

  /// Every query answered in full, every table had rows in the window, and nothing satisfied the
  /// rule.
  record Clear() implements Conclusion {}

  /// It ran, and could not say: a table was silent, an answer was cut, or there was no plan.
  ///
  /// @param reason a sentence for the person who must decide what to do
  record Inconclusive(String reason) implements Conclusion {}

  default Outcome outcome() {
    return switch (this) {
      case Findings _ -> Outcome.FINDINGS;
      case Clear _ -> Outcome.CLEAR;
      case Inconclusive _ -> Outcome.INCONCLUSIVE;
    };
  }

  default List<Finding> findings() {
    return switch (this) {
      case Findings(var all) -> all;
      case Clear _, Inconclusive _ -> List.of();
    };
  }
}
