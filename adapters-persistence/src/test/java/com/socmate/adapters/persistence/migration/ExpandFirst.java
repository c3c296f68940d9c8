package com.socmate.adapters.persistence.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a migration and names the statements that take something away which servers of the version
/// before may use. What the same migration made itself may be changed freely.
final class ExpandFirst {
  private static final Pattern ALLOWED =
      Pattern.compile("(?m)^-- contract: nothing since \\S+ uses it$");
  private static final Pattern MADE =
      Pattern.compile("create (?:unlogged |temporary )?table (?:if not exists )?(\\w+)");
  private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
  private static final Map<String, Pattern> TAKING_AWAY =
      new TreeMap<>(
          Map.of(
              "drops a table",
              Pattern.compile("drop table (?:if exists )?(\\w+).*"),
              "drops a column",
              Pattern.compile("alter table (\\w+).*\\bdrop column .*"),
              "renames",
              Pattern.compile("alter table (\\w+).*\\brename .*"),
              "changes a type",
              Pattern.compile(
                  "alter table (\\w+).*\\balter (?:column )?\\w+ (?:set data )?type .*"),
              "requires what was optional",
              Pattern.compile("alter table (\\w+).*\\balter (?:column )?\\w+ set not null.*"),
              "takes a default away",
              Pattern.compile("alter table (\\w+).*\\balter (?:column )?\\w+ drop default.*"),
              "requires what older servers do not give",
              Pattern.compile(
                  "alter table (\\w+).*\\badd column [^,]*not null(?![^,]*(?:default|generated))[^,]*(?:,.*)?"),
              "takes rights away",
              Pattern.compile("revoke .* on (?:table )?(\\w+) .*"),
              "drops a function",
              Pattern.compile("drop (?:function|procedure|view) (?:if exists )?(\\w+).*")));

  private ExpandFirst() {}

  /// What it takes away, in words; empty if servers of the version before go on working.
  static List<String> takenAway(String migration) {
    if (ALLOWED.matcher(migration).find()) {
      return List.of();
    }
    var text =
        BODY.matcher(migration.replaceAll("--[^\n]*", ""))
            .replaceAll("''")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    var made = MADE.matcher(text).results().map(it -> it.group(1)).toList();
    return Arrays.stream(text.split(";", -1))
        .map(String::strip)
        .flatMap(statement -> faults(statement, made))
        .toList();
  }

  private static Stream<String> faults(String statement, List<String> made) {
    return TAKING_AWAY.entrySet().stream()
        .filter(rule -> {
          var match = rule.getValue().matcher(statement);
          return match.matches() && !made.contains(match.group(1));
        })
        .map(rule -> rule.getKey() + ": " + statement);
  }
}
