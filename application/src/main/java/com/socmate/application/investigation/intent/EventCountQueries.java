package com.socmate.application.investigation.intent;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The KQL behind counted events.
///
/// @param narrowing conditions of the question's own
record EventCountQueries(
    EventKind kind, DecisionRule rule, Optional<Burst> burst, List<String> narrowing)
    implements KindQueries {
  private static final int MOST_LISTED = 3;

  @Override
  public void addTo(Draft draft) {
    var tables = List.of(kind.table());
    var common = events() + found();
    draft.query(
        Purpose.DECISION,
        "Counted " + kind.noun(),
        common + "found\n| sort by " + rule.metric() + " desc, " + ascending(),
        Duration.ZERO,
        tables);
    distinct()
        .ifPresent(it ->
            draft.query(
                Purpose.PROOF,
                "Each " + it.column() + " counted",
                common
                    + "things\n"
                    + ofFound()
                    + "\n| project "
                    + keyColumns()
                    + ", "
                    + it.column()
                    + ", Events, FirstSeen, LastSeen\n| sort by "
                    + ascending()
                    + ", "
                    + it.column()
                    + " asc",
                Duration.ZERO,
                tables));
    draft.query(
        distinct().isPresent() ? Purpose.CONTEXT : Purpose.PROOF,
        burst.isPresent() ? "The events that end a burst" : "The events themselves",
        common
            + "events"
            + (burst.isPresent() ? "\n| where EndsBurst" : "")
            + "\n"
            + ofFound()
            + "\n| project "
            + String.join(", ", shown())
            + "\n| sort by "
            + ascending()
            + ", TimeGenerated asc",
        Duration.ZERO,
        tables);
  }

  private Optional<Measure.Distinct> distinct() {
    return kind.measure() instanceof Measure.Distinct it ? Optional.of(it) : Optional.empty();
  }

  private String events() {
    var lines = new ArrayList<String>();
    lines.add("let events = " + kind.table());
    lines.add("| where " + Kql.IN_WINDOW);
    lines.addAll(kind.steps());
    narrowing.forEach(it -> lines.add("| where " + it));
    burst.ifPresent(it -> lines.add(it.marking(rule.key())));
    return String.join("\n", lines) + ";\n";
  }

  private String found() {
    var counted =
        distinct()
            .map(it ->
                "let things = events\n| where isnotempty("
                    + it.column()
                    + ")\n| summarize Events = count(), FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by "
                    + keyColumns()
                    + ", "
                    + it.column()
                    + ";\nlet found = things\n| summarize "
                    + it.metric()
                    + " = count(), Events = sum(Events), "
                    + it.column()
                    + "List = array_sort_asc(make_set("
                    + it.column()
                    + ", 50)), FirstSeen = min(FirstSeen), LastSeen = max(LastSeen) by "
                    + keyColumns())
            .orElseGet(() ->
                "let found = events\n| summarize Events = count(), "
                    + (burst.isPresent() ? "Bursts = countif(EndsBurst), " : "")
                    + lists()
                    + "FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by "
                    + keyColumns());
    return counted + "\n| where " + rule.text() + ";\n";
  }

  private String lists() {
    return kind.details().stream()
        .filter(column -> !rule.key().contains(column))
        .limit(MOST_LISTED)
        .map(column -> column + "List = array_sort_asc(make_set(" + column + ", 10)), ")
        .collect(Collectors.joining());
  }

  private String ofFound() {
    return "| join kind=inner (found | project " + keyColumns() + ") on " + keyColumns();
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
