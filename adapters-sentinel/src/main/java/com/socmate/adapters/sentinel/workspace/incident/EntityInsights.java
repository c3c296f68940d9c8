package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Two questions about an entity that the logs answer: which tables name it, and how its sign-ins
/// ended. The service has dozens, which depend on its own analytics.
final class EntityInsights {
  private static final int BUCKETS = 30;
  private static final String TABLES = id("events by table");
  private static final String SIGN_INS = id("sign-ins by result");

  private final OwnLogs logs;

  EntityInsights(OwnLogs logs) {
    this.logs = logs;
  }

  ObjectNode of(String kind, String value, JsonNode body) {
    var span = Activities.Span.of(body, BUCKETS);
    Set<String> wanted =
        body.path("insightQueryIds")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    var answer = IncidentBook.JSON.createObjectNode();
    answer.putObject("metaData").put("totalCount", 0).putArray("errors");
    answer.putArray("value");
    if (isWanted(wanted, TABLES)) {
      tables(answer, value, span);
    }
    signInColumn(kind)
        .filter(_ -> isWanted(wanted, SIGN_INS) && logs.tables().contains("SigninLogs"))
        .ifPresent(column -> signIns(answer, signIns(column, value), span));
    return answer;
  }

  private void tables(ObjectNode answer, String value, Activities.Span span) {
    var activities = Activities.of(logs, value, span);
    if (activities.trouble().isEmpty()) {
      told(answer, tables(activities.found(), span));
    } else {
      failed(answer, TABLES, activities.trouble());
    }
  }

  private void signIns(ObjectNode answer, String kql, Activities.Span span) {
    var results = logs.ask(kql, span.iso());
    if (results.at("/tables/0") instanceof ObjectNode table && !results.has("error")) {
      told(answer, insight(SIGN_INS, span, table));
    } else {
      failed(answer, SIGN_INS, results.at("/error/message").asText());
    }
  }

  private static void told(ObjectNode answer, ObjectNode insight) {
    answer.withArray("value").add(insight);
    count(answer);
  }

  private static void failed(ObjectNode answer, String query, String why) {
    var error = answer.withObject("metaData").withArray("errors").addObject();
    error.put("kind", "Insight").put("queryId", query).put("errorMessage", why);
    count(answer);
  }

  private static void count(ObjectNode answer) {
    var meta = answer.withObject("metaData");
    meta.put("totalCount", meta.path("totalCount").asInt() + 1);
  }

  private static boolean isWanted(Set<String> wanted, String query) {
    return wanted.isEmpty() || wanted.contains(query);
  }

  private static Optional<String> signInColumn(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "ip" -> Optional.of("IPAddress");
      case "account" -> Optional.of("UserPrincipalName");
      default -> Optional.empty();
    };
  }

  private static String signIns(String column, String value) {
    return "SigninLogs | where %s =~ %s | summarize Count = count() by ResultType | order by"
            .formatted(column, Literal.of(value))
        + " ResultType asc";
  }

  private static ObjectNode tables(List<Activities.Activity> found, Activities.Span span) {
    var table = table("Table:string", "Events:long", "FirstSeen:datetime", "LastSeen:datetime");
    var byTable = found.stream().collect(Collectors.groupingBy(Activities.Activity::table));
    new TreeMap<>(byTable)
        .forEach((name, of) ->
            table
                .withArray("rows")
                .addArray()
                .add(name)
                .add(of.stream().mapToLong(Activities.Activity::events).sum())
                .add(of.getFirst().first())
                .add(of.getLast().last()));
    var chart = table("TimeGenerated:datetime", "Count:long", "Legend:string");
    found.forEach(
        it -> chart.withArray("rows").addArray().add(it.from()).add(it.events()).add(it.table()));
    var insight = insight(TABLES, span, table);
    insight.withArray("chartQueryResults").add(chart);
    return insight;
  }

  private static ObjectNode insight(String query, Activities.Span span, ObjectNode table) {
    var insight = IncidentBook.JSON.createObjectNode().put("queryId", query);
    insight
        .putObject("queryTimeInterval")
        .put("startTime", span.from().toString())
        .put("endTime", span.to().toString());
    table.remove("name");
    insight.set("tableQueryResults", table);
    insight.putArray("chartQueryResults");
    return insight;
  }

  /// @param columns each with its type behind a colon
  private static ObjectNode table(String... columns) {
    var table = IncidentBook.JSON.createObjectNode();
    var heads = table.putArray("columns");
    for (var column : columns) {
      var parts = column.split(":", -1);
      heads.addObject().put("name", parts[0]).put("type", parts[1]);
    }
    table.putArray("rows");
    return table;
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(("insight:" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
