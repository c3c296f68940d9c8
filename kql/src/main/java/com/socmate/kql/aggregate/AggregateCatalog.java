package com.socmate.kql.aggregate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The aggregation functions a query may call, by name.
public final class AggregateCatalog {
  private final Map<String, AggregateFunction> byName = new TreeMap<>();

  public AggregateCatalog(Collection<? extends AggregateFunction> functions) {
    for (AggregateFunction function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two aggregates are called " + function.name());
      }
    }
  }

  /// Every aggregation function this engine has.
  public static AggregateCatalog standard() {
    return StandardAggregates.CATALOG;
  }

  public Optional<AggregateFunction> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// All of them, by name.
  public Collection<AggregateFunction> all() {
    return List.copyOf(byName.values());
  }
}
