package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import com.socmate.domain.specificity.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The KQL behind shapes of events.
///
/// @param narrowing conditions of the question's own
record ShapeQueries(
    EventKind kind, String pipeline, DecisionRule rule, List<String> narrowing, Duration lookback)
    implements KindQueries {
  private static final int MOST_EXPLAINED = 500;

  static ShapeQueries of(
      EventKind kind,
      Measure.Shape shape,
      DecisionRule rule,
      List<String> narrowing,
      Wording words,
      boolean limited,
      Draft draft) {
    var age = Ages.longest(words).filter(_ -> !shape.age().isZero()).orElse(shape.age());
    var lookback = lookback(shape, age, words, draft);
    var span = words.span().map(TimeSpan::length).filter(_ -> shape.takesSpan());
    boolean literal = limited || span.isPresent();
    if (!literal && !shape.usually().equals("true")) {
      draft.assume("No number was named; it counts only where " + shape.usually() + ".");
    }
    var pipeline =
        shape
            .pipeline()
            .replace("$usually", literal ? "true" : shape.usually())
            .replace("$baseline", Kql.span(lookback))
            .replace("$span", Kql.span(span.orElse(shape.span())))
            .replace("$age", Kql.span(age))
            .strip();
    return new ShapeQueries(kind, pipeline, rule, narrowing, lookback);
  }

  /// Far enough to have seen what slept.
  private static Duration lookback(Measure.Shape shape, Duration age, Wording words, Draft draft) {
    if (shape.lookback().isZero()) {
      return Duration.ZERO;
    }
    if (!age.isZero()) {
      var least = age.plusDays(30);
      return shape.lookback().compareTo(least) < 0 ? least : shape.lookback();
    }
    return words
        .baseline()
        .filter(it -> it.compareTo(Draft.LONGEST) <= 0)
        .orElseGet(() -> {
          draft.assume(
              "It is compared with the " + Draft.spoken(shape.lookback()) + " before the window.");
          return shape.lookback();
        });
  }

  @Override
  public void addTo(Draft draft) {
    var tables = kind.tables();
    draft.query(
        Purpose.DECISION,
        "Measured " + kind.noun(),
        common() + "found\n| sort by " + rule.metric() + " desc, " + ascending(),
        lookback,
        tables);
    draft.query(
        Purpose.CONTEXT,
        "The events behind it",
        common()
            + "events\n| where TimeGenerated >= startTime\n| join kind=inner (found | project "
            + keyColumns()
            + ") on "
            + keyColumns()
            + "\n| project "
            + String.join(", ", shown())
            + "\n| top "
            + MOST_EXPLAINED
            + " by TimeGenerated asc",
        lookback,
        tables);
  }

  private String common() {
    var lines = new ArrayList<String>();
    lines.add("let events = " + kind.source());
    lines.add(
        lookback.isZero()
            ? "| where " + Kql.IN_WINDOW
            : "| where TimeGenerated >= startTime - "
                + Kql.span(lookback)
                + " and TimeGenerated < endTime");
    lines.addAll(kind.steps());
    narrowing.forEach(it -> lines.add("| where " + it));
    return String.join("\n", lines)
        + ";\nlet found = "
        + pipeline.replace("$key", keyColumns())
        + "\n| where "
        + rule.text()
        + ";\n";
  }

  private List<String> shown() {
    var columns = new ArrayList<String>(rule.key());
    columns.add("TimeGenerated");
    kind.details().stream().filter(it -> !columns.contains(it)).forEach(columns::add);
    return columns;
  }

  private String keyColumns() {
    return String.join(", ", rule.key());
  }

  private String ascending() {
    return rule.key().stream().map(column -> column + " asc").collect(Collectors.joining(", "));
  }
}
