package com.socmate.domain.investigation;

/// Who made a plan.
public sealed interface PlanOrigin {
  /// The compiler, from words or KQL, without a model.
  record Compiled() implements PlanOrigin {}

  /// A model proposed it; it was parsed, bound and budgeted before it was kept.
  ///
  /// @param promptHash the SHA-256 of everything the model was told
  record Proposed(String model, String promptHash) implements PlanOrigin {}

  PlanOrigin COMPILED = new Compiled();
}
