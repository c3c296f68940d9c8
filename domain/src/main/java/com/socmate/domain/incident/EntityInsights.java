package com.socmate.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a provider's own questions about an entity came to.
///
/// @param total how many it asked
/// @param failures those that did not work
public record EntityInsights(
    int total, List<Insight> insights, List<EntityProfile.Failure> failures) {
  public EntityInsights {
    insights = List.copyOf(insights);
    failures = List.copyOf(failures);
  }

  /// @param query the provider's name for what it asked
  /// @param from where the stretch of time begins that it looked at
  /// @param original all that was said of it, as JSON
  public record Insight(
      String query,
      Optional<Instant> from,
      Optional<Instant> to,
      Table table,
      List<Table> charts,
      String original) {
    public Insight {
      charts = List.copyOf(charts);
    }
  }

  /// Cells as the provider wrote them.
  public record Table(List<Column> columns, List<List<String>> rows) {
    public static final Table EMPTY = new Table(List.of(), List.of());

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  public record Column(String name, String type) {}

  /// The same with no more than so many.
  public EntityInsights first(int most) {
    return new EntityInsights(total, insights.stream().limit(most).toList(), failures);
  }
}
