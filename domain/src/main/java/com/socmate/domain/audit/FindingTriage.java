package com.socmate.domain.audit;

import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// What people made of a finding: apart from whether it is there.
///
/// @param until when it has to be looked at again
public record FindingTriage(
    Verdict verdict, String reason, UserId by, Instant at, Optional<Instant> until) {
  /// What it is to them.
  public enum Verdict {
    CONFIRMED,
    FALSE_POSITIVE,
    ACCEPTED_RISK,
    WONT_FIX;

    /// Whether what it was said of is left out of every count.
    public boolean hides() {
      return this != CONFIRMED;
    }
  }

  public FindingTriage {
    if (verdict == Verdict.ACCEPTED_RISK && until.isEmpty()) {
      throw new IllegalArgumentException("A risk is accepted until a time.");
    }
    if (until.filter(end -> !end.isAfter(at)).isPresent()) {
      throw new IllegalArgumentException("A verdict ends after it was given.");
    }
  }

  /// Whether the finding is left out of every count.
  public boolean hides(Instant now) {
    return verdict.hides() && until.filter(end -> !end.isAfter(now)).isEmpty();
  }
}
