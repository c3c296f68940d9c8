package com.socmate.domain.investigation;

import java.util.Optional;

/// The contract's three words for what a completed run found.
public enum Outcome {
  FINDINGS,
  CLEAR,
  INCONCLUSIVE;

  /// What two runs came to together: findings stay findings, and clear is only what nothing
  /// contradicts.
  public static Optional<Outcome> gravest(Optional<Outcome> one, Optional<Outcome> other) {
    return one.flatMap(it -> other.map(it::and)).or(() -> one).or(() -> other);
  }

  private Outcome and(Outcome other) {
    if (this == FINDINGS || other == FINDINGS) {
      return FINDINGS;
    }
    return this == INCONCLUSIVE || other == INCONCLUSIVE ? INCONCLUSIVE : CLEAR;
  }
}
