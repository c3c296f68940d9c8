package com.socmate.adapters.persistence;

import java.util.Map;
import java.util.stream.Collectors;

/// How much there is and how much waits, for gauges. Each costs one statement.
public final class FabricFigures {
  private static final String QUEUE =
      """
      select count(*) as depth,
        coalesce(extract(epoch from now() - min(waiting_since)), 0)::float8 as oldest_seconds
      from work where worker is null and waits_for is null
      """;

  private static final String SCHEDULES =
      """
      select status, count(*) as amount from schedule_clock where status <> 'DELETED' group by status
      """;

  private final Handles handles;

  public FabricFigures(Database database) {
    this.handles = database.handles();
  }

  /// Runs that any worker could take now.
  ///
  /// @param oldestSeconds how long ago the one was due that has waited longest
  public record Queue(long depth, double oldestSeconds) {}

  public Queue queue() {
    return handles.query(QUEUE, Map.of(), Queue.class).getFirst();
  }

  /// Schedules by their status, those that were deleted aside.
  public Map<String, Long> schedules() {
    return handles.query(SCHEDULES, Map.of(), Amount.class).stream()
        .collect(Collectors.toUnmodifiableMap(Amount::status, Amount::amount));
  }

  record Amount(String status, long amount) {}
}
