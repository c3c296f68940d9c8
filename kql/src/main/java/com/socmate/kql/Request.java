package com.socmate.kql;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.Cancellation;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.exec.TimeRange;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A query to run and all it depends on; the same request over the same rows gives the same answer.
///
/// @param parameters scalars the query may use by name, as if bound by `let` before it
/// @param timespan applied to `TimeGenerated` of every table, on top of the query's own filters
/// @param now what `now()` answers
public record Request(
    String query,
    Catalogue catalogue,
    TableSource source,
    Map<String, Value> parameters,
    TimeRange timespan,
    Budget budget,
    Cancellation cancellation,
    Instant now) {
  public Request {
    parameters = Map.copyOf(parameters);
  }

  /// Without parameters or timespan, within the standard budget.
  public static Request of(String query, Catalogue catalogue, TableSource source, Instant now) {
    return new Request(
        query,
        catalogue,
        source,
        Map.of(),
        TimeRange.ALWAYS,
        Budget.standard(),
        new Cancellation(),
        now);
  }

  public Request with(String name, Value parameter) {
    Map<String, Value> more = new LinkedHashMap<>(parameters);
    more.put(name, parameter);
    return new Request(query, catalogue, source, more, timespan, budget, cancellation, now);
  }

  public Request with(String name, Instant parameter) {
    return with(name, new Value.Datetime(Ticks.of(parameter)));
  }

  public Request within(TimeRange limit) {
    return new Request(query, catalogue, source, parameters, limit, budget, cancellation, now);
  }

  public Request within(Budget limit) {
    return new Request(query, catalogue, source, parameters, timespan, limit, cancellation, now);
  }

  public Request stoppedBy(Cancellation stop) {
    return new Request(query, catalogue, source, parameters, timespan, budget, stop, now);
  }
}
