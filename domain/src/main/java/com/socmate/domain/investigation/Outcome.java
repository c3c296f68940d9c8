package com.socmate.domain.investigation;

/// The contract's three words for what a completed run found.
public enum Outcome {
  FINDINGS,
  CLEAR,
  INCONCLUSIVE
}
