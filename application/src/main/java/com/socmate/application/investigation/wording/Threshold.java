package com.socmate.application.investigation.wording;

import com.socmate.domain.investigation.DecisionRule.Operator;
import java.util.Optional;

/// A number that is too many, or too few.
///
/// @param of what is counted, if the words beside it say so
/// @param implied true where the words name a number without comparing it
public record Threshold(Operator operator, long value, Optional<Subject> of, boolean implied) {
  /// As KQL compares with it, such as `> 5`.
  public String text() {
    return operator.symbol() + " " + value;
  }
}
