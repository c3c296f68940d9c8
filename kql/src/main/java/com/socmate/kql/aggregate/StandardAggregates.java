package com.socmate.kql.aggregate;

import java.util.ArrayList;
import java.util.List;

/// Gathers the aggregation functions.
final class StandardAggregates {
  static final AggregateCatalog CATALOG = new AggregateCatalog(all());

  private StandardAggregates() {}

  private static List<AggregateFunction> all() {
    List<AggregateFunction> functions = new ArrayList<>();
    functions.addAll(CountAggregates.all());
    functions.addAll(NumberAggregates.all());
    functions.addAll(DistinctAggregates.all());
    functions.addAll(CollectingAggregates.all());
    functions.addAll(ChoosingAggregates.all());
    functions.addAll(PercentileAggregates.all());
    functions.addAll(SchemaAggregate.all());
    return functions;
  }
}
