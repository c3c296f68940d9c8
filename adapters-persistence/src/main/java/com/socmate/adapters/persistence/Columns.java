package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows as the arrays that a statement takes apart with `unnest`, a column at a time.
record Columns<T>(SqlStatement<?> statement, List<T> rows) {
  Columns<T> texts(String name, Function<T, @Nullable String> column) {
    return bind(name, String.class, column, String[]::new);
  }

  Columns<T> times(String name, Function<T, @Nullable Instant> column) {
    return bind(name, Instant.class, column, Instant[]::new);
  }

  Columns<T> numbers(String name, Function<T, @Nullable Integer> column) {
    return bind(name, Integer.class, column, Integer[]::new);
  }

  Columns<T> longs(String name, Function<T, @Nullable Long> column) {
    return bind(name, Long.class, column, Long[]::new);
  }

  private <V> Columns<T> bind(
      String name, Class<V> type, Function<T, @Nullable V> column, IntFunction<V[]> array) {
    statement.bindArray(name, type, (Object[]) rows.stream().map(column).toArray(array));
    return this;
  }
}
