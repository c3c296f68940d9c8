package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `reduce`: texts grouped by the words they share, what differs written `*`.
final class Reduction {
  private final Executor executor;
  private final Plan.Plugin plan;

  Reduction(Executor executor, Plan.Plugin plan) {
    this.executor = executor;
    this.plan = plan;
  }

  private static final class Group {
    final String representative;
    long count;

    Group(String representative) {
      this.representative = representative;
    }
  }

  Batch reduce(Batch input) {
    Column texts = executor.evaluator.column(plan.arguments().getFirst(), input);
    Map<String, Group> groups = new LinkedHashMap<>();
    for (int row = 0; row < input.rows(); row++) {
      String text = com.socmate.kql.value.ValueText.of(texts.get(row));
      groups.computeIfAbsent(pattern(text), _ -> new Group(text)).count++;
    }
    List<Map.Entry<String, Group>> all =
        groups.entrySet().stream()
            .sorted((a, b) -> Long.compare(b.getValue().count, a.getValue().count))
            .toList();
    int size = all.size();
    return Batch.of(
        size,
        StringColumn.wrap(all.stream().map(Map.Entry::getKey).toArray(String[]::new), size),
        LongColumn.wrap(
            ScalarType.LONG,
            all.stream().mapToLong(it -> it.getValue().count).toArray(),
            null,
            size),
        StringColumn.wrap(
            all.stream().map(it -> it.getValue().representative).toArray(String[]::new), size));
  }

  /// Words with a digit in them are what differs from text to text.
  private static String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      boolean varies = word.chars().anyMatch(Character::isDigit);
      pattern.append(pattern.isEmpty() ? "" : " ").append(varies ? "*" : word);
    }
    return pattern.toString();
  }
}
