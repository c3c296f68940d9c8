package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.domain.investigation.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a schedule's runs may spend; null where that is as usual.
record BudgetJson(
    @Nullable Integer queries,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable Long seconds,
    @Nullable Long tokens) {
  private static final List<String> MEMBERS =
      List.of("queries", "rows", "bytes", "seconds", "tokens");

  static @Nullable BudgetJson from(Budget.Lower budget) {
    return budget.equals(Budget.Lower.NONE)
        ? null
        : new BudgetJson(
            budget.queries().orElse(null),
            budget.rows().orElse(null),
            budget.bytes().orElse(null),
            budget.time().map(Duration::toSeconds).orElse(null),
            budget.tokens().orElse(null));
  }

  /// The limits under the body's member `budget`.
  static Optional<Budget.Lower> read(Members body) {
    return body.within("budget", MEMBERS)
        .map(it ->
            new Budget.Lower(
                it.whole("queries", 2, 1_000),
                large(it, "rows"),
                large(it, "bytes"),
                it.whole("seconds", 1, 3_600).map(Duration::ofSeconds),
                it.whole("tokens", 0, Integer.MAX_VALUE).map(Integer::longValue)));
  }

  private static Optional<Long> large(Members body, String member) {
    return body.whole(member, 1, Integer.MAX_VALUE).map(Integer::longValue);
  }
}
