package com.socmate.adapters.sentinel.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Three of the rules again, in plain Java over the rows, knowing nothing of what was planted. A
/// finding is the values of its key joined by commas.
final class Oracle {
  private static final Set<String> NOT_A_FAILURE =
      Set.of(
          "0", "16000", "16001", "16003", "50055", "50058", "50059", "50072", "50074", "50076",
          "50079", "50097", "50125", "50127", "50129", "50140", "50143", "50144", "50158", "50178",
          "50199", "50203", "51006", "52004", "65001", "70043", "70044", "81010", "81012", "81014");
  private static final Duration BASELINE = Duration.ofDays(7);

  /// What it has a rule for; the product itself is asked for the rest.
  static final Set<Intent> KNOWN =
      EnumSet.of(Intent.FAILED_SIGNINS, Intent.LATERAL_MOVEMENT, Intent.AUDIT_COMPLETENESS);

  private final Map<String, List<Row>> tables;
  private final Instant end;
  private final Instant start;

  Oracle(Collection<Row> rows, Instant end) {
    this.tables = rows.stream().collect(Collectors.groupingBy(Row::table));
    this.end = end;
    this.start = end.minus(Duration.ofDays(1));
  }

  Set<String> find(Intent intent) {
    return switch (intent) {
      case FAILED_SIGNINS -> failedSignIns();
      case LATERAL_MOVEMENT -> lateralMovement().keySet();
      case AUDIT_COMPLETENESS -> auditGaps();
      default -> throw new IllegalArgumentException("The oracle has no rule for " + intent + ".");
    };
  }

  Map<String, List<Row>> failuresByAddress() {
    return window("SigninLogs")
        .filter(row -> !NOT_A_FAILURE.contains(row.text("ResultType")))
        .collect(Collectors.groupingBy(row -> row.text("IPAddress")));
  }

  private Set<String> failedSignIns() {
    return failuresByAddress().entrySet().stream()
        .filter(it -> it.getValue().size() > 5)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// By account and address, the computers that are new to the account; only those with more than
  /// four.
  Map<String, Set<String>> lateralMovement() {
    var known =
        baseline("SecurityEvent")
            .filter(Oracle::isRemoteLogon)
            .map(row -> row.text("Account") + "|" + row.text("Computer"))
            .collect(Collectors.toSet());
    var reached = new TreeMap<String, Set<String>>();
    window("SecurityEvent")
        .filter(Oracle::isRemoteLogon)
        .filter(row -> !known.contains(row.text("Account") + "|" + row.text("Computer")))
        .forEach(row ->
            reached
                .computeIfAbsent(
                    row.text("Account") + ", " + row.text("IpAddress"), _ -> new TreeSet<>())
                .add(row.text("Computer")));
    reached.values().removeIf(computers -> computers.size() <= 4);
    return reached;
  }

  private static boolean isRemoteLogon(Row row) {
    return row.text("EventID").equals("4624")
        && Set.of("3", "10").contains(row.text("LogonType"))
        && !row.text("Account").endsWith("$")
        && !row.text("Account").endsWith("ANONYMOUS LOGON")
        && !Set.of("", "-", "127.0.0.1", "::1").contains(row.text("IpAddress"));
  }

  private Set<String> auditGaps() {
    var found = new TreeSet<String>();
    window("SecurityEvent")
        .filter(row -> row.text("EventID").equals("1102"))
        .forEach(row -> found.add(row.text("Computer")));
    silent("SecurityEvent", row -> row.text("Computer"), found);
    silent("SigninLogs", Row::table, found);
    silent("AuditLogs", Row::table, found);
    return found;
  }

  private void silent(String table, Function<Row, String> source, Set<String> found) {
    var hoursBySource = new HashMap<String, Set<Instant>>();
    for (Row row : tables.getOrDefault(table, List.of())) {
      hoursBySource
          .computeIfAbsent(source.apply(row), _ -> new TreeSet<>())
          .add(row.at().truncatedTo(ChronoUnit.HOURS));
    }
    hoursBySource.forEach((name, hours) -> {
      if (reportsHourly(hours) && longestSilence(hours) >= 3) {
        found.add(name);
      }
    });
  }

  private boolean reportsHourly(Set<Instant> hours) {
    var firstDay = start.minus(BASELINE).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    return Stream.iterate(
                firstDay,
                day -> !day.plus(1, ChronoUnit.DAYS).isAfter(start),
                day -> day.plus(1, ChronoUnit.DAYS))
            .filter(day ->
                Stream.iterate(day, hour -> hour.plus(1, ChronoUnit.HOURS))
                    .limit(24)
                    .allMatch(hours::contains))
            .count()
        >= 3;
  }

  private int longestSilence(Set<Instant> hours) {
    int longest = 0;
    int current = 0;
    var first = start.plus(1, ChronoUnit.HOURS).minusNanos(1).truncatedTo(ChronoUnit.HOURS);
    for (var hour = first;
        !hour.plus(1, ChronoUnit.HOURS).isAfter(end);
        hour = hour.plus(1, ChronoUnit.HOURS)) {
      current = hours.contains(hour) ? 0 : current + 1;
      longest = Math.max(longest, current);
    }
    return longest;
  }

  private Stream<Row> window(String table) {
    return between(table, start, end);
  }

  private Stream<Row> baseline(String table) {
    return between(table, start.minus(BASELINE), start);
  }

  private Stream<Row> between(String table, Instant from, Instant to) {
    return tables.getOrDefault(table, List.of()).stream()
        .filter(row -> !row.at().isBefore(from) && row.at().isBefore(to));
  }
}
