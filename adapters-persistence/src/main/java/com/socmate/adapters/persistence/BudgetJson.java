package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.investigation.Budget;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A schedule's own limits, as they are kept.
record BudgetJson(
    @Nullable Integer queries,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable Long seconds,
    @Nullable Long tokens) {

  /// Null where there are none.
  static @Nullable String write(Budget.Lower budget) {
    return budget.equals(Budget.Lower.NONE)
        ? null
        : Json.write(
            new BudgetJson(
                budget.queries().orElse(null),
                budget.rows().orElse(null),
                budget.bytes().orElse(null),
                budget.time().map(Duration::toSeconds).orElse(null),
                budget.tokens().orElse(null)));
  }

  static Budget.Lower read(@Nullable String json) {
    return json == null
        ? Budget.Lower.NONE
        : Json.read(json, new TypeReference<BudgetJson>() {}).toDomain();
  }

  private Budget.Lower toDomain() {
    return new Budget.Lower(
        Optional.ofNullable(queries),
        Optional.ofNullable(rows),
        Optional.ofNullable(bytes),
        Optional.ofNullable(seconds).map(Duration::ofSeconds),
        Optional.ofNullable(tokens));
  }
}
