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
      executor.run.checkpoint(row);
      String text = com.socmate.kql.value.ValueText.of(texts.get(row));
      String pattern = pattern(text);
      groups.computeIfAbsent(pattern, it -> new Group(it.equals(OTHERS) ? "" : text)).count++;
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

  /// Words with a digit in them are what differs from text to text; the separators around them go
  /// with them. A text that is nothing else is one of the `others`.
  private String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    boolean varied = false;
    for (String part : parts(text)) {
      boolean separator = part.length() == 1 && isSeparator(part.charAt(0));
      boolean varies = !separator && part.chars().anyMatch(Character::isDigit);
      if (varies) {
        strip(pattern);
        pattern.append(varied ? "" : "*");
      } else if (!part.isEmpty() && !(separator && varied && !part.equals(" "))) {
        pattern.append(part);
      }
      varied = varies || (varied && (separator || part.isEmpty()));
    }
    String whole = pattern.toString();
    return whole.equals("*") ? OTHERS : whole;
  }

  private static final String OTHERS = "others";

  private void strip(StringBuilder pattern) {
    while (!pattern.isEmpty()
        && isSeparator(pattern.charAt(pattern.length() - 1))
        && pattern.charAt(pattern.length() - 1) != ' ') {
      pattern.setLength(pattern.length() - 1);
    }
    if (!pattern.isEmpty() && pattern.charAt(pattern.length() - 1) == '*') {
      pattern.setLength(pattern.length() - 1);
      pattern.append('*');
    }
  }

  private boolean isSeparator(char c) {
    return (!Character.isLetterOrDigit(c) && c != '*') || characters().indexOf(c) >= 0;
  }

  private String characters() {
    return plan.arguments().size() > 1
        ? com.socmate.kql.value.ValueText.of(
            executor.evaluator.constant(plan.arguments().getLast()))
        : "";
  }

  /// Words, and the separators between them one by one.
  private List<String> parts(String text) {
    List<String> parts = new java.util.ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      if (isSeparator(text.charAt(at))) {
        parts.add(text.substring(start, at));
        parts.add(text.substring(at, at + 1));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
