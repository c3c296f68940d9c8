package com.socmate.kql.bind;

import org.jspecify.annotations.Nullable;

/// Where an expression stands: the columns it can see, the names around it, and where aggregates go
/// if it may hold any.
record Frame(RowType row, Scope scope, @Nullable AggregateSink sink) {
  static Frame of(RowType row, Scope scope) {
    return new Frame(row, scope, null);
  }

  Frame withoutRow() {
    return new Frame(RowType.empty(), scope, null);
  }
}
