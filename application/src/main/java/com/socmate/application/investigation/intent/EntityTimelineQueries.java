package com.socmate.application.investigation.intent;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The KQL that gathers what several tables say about what is named.
record EntityTimelineQueries(List<EntityTable> tables, List<Entity> named, DecisionRule rule) {
  private static final Pattern DOMAIN = Pattern.compile("@.*", Pattern.DOTALL);
  private static final int MOST_EVENTS = 1_000;

  void addTo(Draft draft) {
    var names = tables.stream().map(EntityTable::name).toList();
    draft.query(
        Purpose.DECISION,
        "Tables that tell of it",
        gathered()
            + "found\n| where "
            + rule.text()
            + "\n| sort by Events desc, Entity asc, Table asc",
        Duration.ZERO,
        names);
    draft.query(
        Purpose.CONTEXT,
        "The events in the order of time",
        gathered() + "activity\n| top " + MOST_EVENTS + " by TimeGenerated asc",
        Duration.ZERO,
        names);
  }

  private String gathered() {
    return "let activity = union\n"
        + tables.stream().map(this::part).collect(Collectors.joining(",\n"))
        + ";\nlet found = activity\n| summarize Events = count(), Activities = array_sort_asc(make_set(Activity, 20)), FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by Entity, Table;\n";
  }

  private String part(EntityTable table) {
    return "    ("
        + table.name()
        + " | where "
        + Kql.IN_WINDOW
        + table.steps().stream().map(it -> "\n    " + it).collect(Collectors.joining())
        + "\n    | extend Entity = "
        + entity(table)
        + "\n    | where isnotempty(Entity)\n    | project TimeGenerated, Entity, Table = "
        + Kql.text(table.name())
        + ", Activity = "
        + table.activity()
        + ", Detail = "
        + table.detail()
        + table.things().entrySet().stream()
            .map(it -> ", " + it.getKey() + " = " + it.getValue())
            .collect(Collectors.joining())
        + ")";
  }

  /// Which of what is named a row is about; empty for none.
  private String entity(EntityTable table) {
    var tests =
        named.stream()
            .filter(it -> table.columns().containsKey(it.type()))
            .map(it -> test(table, it) + ", " + Kql.text(it.value()))
            .distinct()
            .toList();
    return "case(" + String.join(",\n        ", tests) + ", \"\")";
  }

  private static String test(EntityTable table, Entity entity) {
    var columns = table.columns().getOrDefault(entity.type(), List.of());
    return columns.stream()
        .flatMap(column -> spellings(entity).stream().map(it -> column + " =~ " + Kql.text(it)))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" or "), it -> below(columns, entity, it)));
  }

  /// A domain stands for all names below it.
  private static String below(List<String> columns, Entity entity, String same) {
    return entity.type() == EntityType.DOMAIN
        ? same + " or " + columns.getFirst() + " endswith " + Kql.text("." + entity.value())
        : same;
  }

  /// An account's name with and without its domain.
  private static SequencedSet<String> spellings(Entity entity) {
    var value = entity.value();
    var spellings = new LinkedHashSet<String>(List.of(value));
    if (entity.type() == EntityType.ACCOUNT) {
      Stream.of(DOMAIN.matcher(value).replaceFirst(""), value.substring(value.indexOf('\\') + 1))
          .forEach(spellings::add);
    }
    return spellings;
  }
}
