package com.socmate.domain.audit;

import java.util.List;

/// A check and what it came to.
public record CheckResult(Check check, Verdict verdict) {
  public List<Defect> defects() {
    return switch (verdict) {
      case Verdict.Fail(List<Defect> defects) -> defects;
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.NotTested _ -> List.of();
    };
  }

  /// Whether the check was carried through, so that what it no longer sees is gone.
  public boolean isCompleted() {
    return switch (verdict) {
      case Verdict.Fail _, Verdict.Pass _ -> true;
      case Verdict.NotApplicable _, Verdict.NotTested _ -> false;
    };
  }
}
